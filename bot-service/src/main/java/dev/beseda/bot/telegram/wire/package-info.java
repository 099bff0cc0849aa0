/// The one way to Telegram's Bot API: calls, what became of them, and how many are under way at once.
@NullMarked
package dev.beseda.bot.telegram.wire;

import org.jspecify.annotations.NullMarked;
