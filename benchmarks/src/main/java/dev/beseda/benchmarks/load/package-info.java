/// People who write at a fixed rate, whatever the bots do, and what they get back.
@NullMarked
package dev.beseda.benchmarks.load;

import org.jspecify.annotations.NullMarked;
