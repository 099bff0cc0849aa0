/// The benchmark `fleet`: many bots in one installation, one of them noisy.
@NullMarked
package dev.beseda.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
