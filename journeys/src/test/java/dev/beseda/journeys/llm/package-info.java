/// Bots that answer with a language model.
@NullMarked
package dev.beseda.journeys.llm;

import org.jspecify.annotations.NullMarked;
