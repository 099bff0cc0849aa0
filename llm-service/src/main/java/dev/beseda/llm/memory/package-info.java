/// What was said before, and the prompt that is made of it.
@NullMarked
package dev.beseda.llm.memory;

import org.jspecify.annotations.NullMarked;
