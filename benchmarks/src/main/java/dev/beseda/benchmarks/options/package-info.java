/// The options a benchmark is called with, and why it refuses to run.
@NullMarked
package dev.beseda.benchmarks.options;

import org.jspecify.annotations.NullMarked;
