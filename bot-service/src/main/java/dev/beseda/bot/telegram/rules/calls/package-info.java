/// The calls of Telegram that this platform makes, and the texts in them.
@NullMarked
package dev.beseda.bot.telegram.rules.calls;

import org.jspecify.annotations.NullMarked;
