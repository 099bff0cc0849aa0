/// The tokens of bots: proven at Telegram, and what it takes to speak for a bot.
@NullMarked
package dev.beseda.bot.bots.tokens;

import org.jspecify.annotations.NullMarked;
