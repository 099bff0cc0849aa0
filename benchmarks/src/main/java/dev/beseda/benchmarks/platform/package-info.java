/// The platform that is measured, and the bots that live in it.
@NullMarked
package dev.beseda.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
