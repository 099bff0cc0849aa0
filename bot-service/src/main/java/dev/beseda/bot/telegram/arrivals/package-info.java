/// What Telegram's updates mean to the house.
@NullMarked
package dev.beseda.bot.telegram.arrivals;

import org.jspecify.annotations.NullMarked;
