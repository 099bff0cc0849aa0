/// What the platform can bear, measured from outside.
@NullMarked
package dev.beseda.benchmarks;

import org.jspecify.annotations.NullMarked;
