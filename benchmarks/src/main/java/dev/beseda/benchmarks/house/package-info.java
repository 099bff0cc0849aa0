/// The house that is measured, and the bots that live in it.
@NullMarked
package dev.beseda.benchmarks.house;

import org.jspecify.annotations.NullMarked;
