/// The benchmark `updates`: from a person's message to the bot's reply, through the whole platform.
@NullMarked
package dev.beseda.benchmarks.updates;

import org.jspecify.annotations.NullMarked;
