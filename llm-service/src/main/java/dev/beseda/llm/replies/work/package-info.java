/// Those who write replies: who takes which, how one is written, and how it ends exactly once.
@NullMarked
package dev.beseda.llm.replies.work;

import org.jspecify.annotations.NullMarked;
