/// Telegram Stars: what was paid, what was given back, and whether Telegram's books say the same.
@NullMarked
package dev.beseda.bot.stars;

import org.jspecify.annotations.NullMarked;
