/// The only room that knows Telegram: updates are translated here, and everything that is sent leaves from here.
@NullMarked
package dev.beseda.bot.telegram;

import org.jspecify.annotations.NullMarked;
