/// Replies to people: from the order to the one answer that ends it.
@NullMarked
package dev.beseda.llm.replies;

import org.jspecify.annotations.NullMarked;
