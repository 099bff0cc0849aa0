/// Finds the passages that fit a question.
@NullMarked
package dev.beseda.llm.knowledge.search;

import org.jspecify.annotations.NullMarked;
