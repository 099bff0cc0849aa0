/// What bots and the language models say to each other.
@NullMarked
package dev.beseda.contracts.llm;

import org.jspecify.annotations.NullMarked;
