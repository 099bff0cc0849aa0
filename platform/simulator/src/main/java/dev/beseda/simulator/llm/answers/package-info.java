/// What the models say, and how it gets to the client.
@NullMarked
package dev.beseda.simulator.llm.answers;

import org.jspecify.annotations.NullMarked;
