/// The rules of what is known about products.
@NullMarked
package dev.beseda.llm.knowledge.rules;

import org.jspecify.annotations.NullMarked;
