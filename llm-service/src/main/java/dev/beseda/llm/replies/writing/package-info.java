/// How a reply is written: who is asked with what, what there is of it meanwhile, and what is shown.
@NullMarked
package dev.beseda.llm.replies.writing;

import org.jspecify.annotations.NullMarked;
