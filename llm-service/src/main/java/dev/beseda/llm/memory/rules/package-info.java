/// The rules of memory: how long texts are for a model, what a prompt is made of, what is summed up.
@NullMarked
package dev.beseda.llm.memory.rules;

import org.jspecify.annotations.NullMarked;
