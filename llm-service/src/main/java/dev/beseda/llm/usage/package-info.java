/// What models read and wrote, what it cost, and how much anybody may have of it.
@NullMarked
package dev.beseda.llm.usage;

import org.jspecify.annotations.NullMarked;
