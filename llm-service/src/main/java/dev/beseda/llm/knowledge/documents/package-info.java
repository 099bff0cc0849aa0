/// What owners give their bots to read, and how it is read.
@NullMarked
package dev.beseda.llm.knowledge.documents;

import org.jspecify.annotations.NullMarked;
