/// Advice about products, by a model that is given what is known.
@NullMarked
package dev.beseda.llm.knowledge.advice;

import org.jspecify.annotations.NullMarked;
