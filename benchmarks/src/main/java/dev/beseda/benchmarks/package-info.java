/// What the house can bear, measured from outside.
@NullMarked
package dev.beseda.benchmarks;

import org.jspecify.annotations.NullMarked;
