/// How every bot talks, as the bot-service tells it.
@NullMarked
package dev.beseda.llm.bots;

import org.jspecify.annotations.NullMarked;
