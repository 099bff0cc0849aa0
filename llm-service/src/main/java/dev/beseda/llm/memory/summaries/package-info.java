/// How long talks are summed up in the background, by the models of their bots.
@NullMarked
package dev.beseda.llm.memory.summaries;

import org.jspecify.annotations.NullMarked;
