/// The benchmark `llm`: what the platform adds to a language model,
/// how many talk with one at once, and what stays in memory.
@NullMarked
package dev.beseda.benchmarks.llm;

import org.jspecify.annotations.NullMarked;
