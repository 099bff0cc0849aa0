/// Who can be asked for words.
@NullMarked
package dev.beseda.llm.providers;

import org.jspecify.annotations.NullMarked;
