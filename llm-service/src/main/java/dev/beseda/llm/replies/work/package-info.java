/// Those at work on replies: who takes them, keeps their leases, ends them, and tells those who wait.
@NullMarked
package dev.beseda.llm.replies.work;

import org.jspecify.annotations.NullMarked;
