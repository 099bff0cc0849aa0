/// The rules of finding: how well a passage fits a question, and when it does not fit at all.
@NullMarked
package dev.beseda.llm.knowledge.search.rules;

import org.jspecify.annotations.NullMarked;
