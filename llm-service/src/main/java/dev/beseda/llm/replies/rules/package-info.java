/// The rules of replies: what is merged, what is stopped, how a reply ends and what is shown of it meanwhile.
@NullMarked
package dev.beseda.llm.replies.rules;

import org.jspecify.annotations.NullMarked;
