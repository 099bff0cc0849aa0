/// Asking Telegram for updates, for the bots that have no webhook.
@NullMarked
package dev.beseda.bot.telegram.polling;

import org.jspecify.annotations.NullMarked;
