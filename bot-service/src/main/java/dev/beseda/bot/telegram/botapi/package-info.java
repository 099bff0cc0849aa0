/// Telegram's Bot API as it is on the wire, for all that is not a delivery.
@NullMarked
package dev.beseda.bot.telegram.botapi;

import org.jspecify.annotations.NullMarked;
