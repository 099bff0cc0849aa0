/// The rules of whom a bot asks.
@NullMarked
package dev.beseda.llm.bots.rules;

import org.jspecify.annotations.NullMarked;
