/// Where Telegram brings the updates of a bot: set, shown and removed.
@NullMarked
package dev.beseda.bot.telegram.webhook;

import org.jspecify.annotations.NullMarked;
