/// The rules of advice: what the model is asked, and what is made of its answer.
@NullMarked
package dev.beseda.llm.knowledge.advice.rules;

import org.jspecify.annotations.NullMarked;
