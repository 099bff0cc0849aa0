/// What processes take of the machine, as its `/proc` tells.
@NullMarked
package dev.beseda.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
