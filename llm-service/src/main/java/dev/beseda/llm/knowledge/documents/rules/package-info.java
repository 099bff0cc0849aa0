/// The rules of reading: what a file is, where its parts are, how they are cut into passages.
@NullMarked
package dev.beseda.llm.knowledge.documents.rules;

import org.jspecify.annotations.NullMarked;
