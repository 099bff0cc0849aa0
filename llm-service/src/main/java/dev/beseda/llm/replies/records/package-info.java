/// Replies as the owners of bots see them: what waits, what is being written, what became of the others.
@NullMarked
package dev.beseda.llm.replies.records;

import org.jspecify.annotations.NullMarked;
