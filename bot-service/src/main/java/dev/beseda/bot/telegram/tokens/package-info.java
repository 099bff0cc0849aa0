/// The tokens of bots in use: which of them Telegram takes, and whose they are.
@NullMarked
package dev.beseda.bot.telegram.tokens;

import org.jspecify.annotations.NullMarked;
