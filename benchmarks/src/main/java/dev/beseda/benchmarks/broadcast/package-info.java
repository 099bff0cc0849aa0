/// The benchmark `broadcast`: one message to many people, while others write to the same bot.
@NullMarked
package dev.beseda.benchmarks.broadcast;

import org.jspecify.annotations.NullMarked;
