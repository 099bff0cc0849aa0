/// The Telegram users the bots know.
@NullMarked
package dev.beseda.bot.people;

import org.jspecify.annotations.NullMarked;
