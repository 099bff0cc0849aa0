/// How replies end: what became of each and what it cost, stored exactly once.
@NullMarked
package dev.beseda.llm.replies.endings;

import org.jspecify.annotations.NullMarked;
