/// The fleet doctor: what is wrong with the bots in Telegram, and how it is mended.
@NullMarked
package dev.beseda.bot.telegram.fleet;

import org.jspecify.annotations.NullMarked;
