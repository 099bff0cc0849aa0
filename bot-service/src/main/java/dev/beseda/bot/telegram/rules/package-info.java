/// The rules of sending: what follows from Telegram's answers.
@NullMarked
package dev.beseda.bot.telegram.rules;

import org.jspecify.annotations.NullMarked;
