/// When work runs and on which threads: loops that are woken, timers, limits of time and of numbers.
@NullMarked
package dev.beseda.kit.concurrency;

import org.jspecify.annotations.NullMarked;
