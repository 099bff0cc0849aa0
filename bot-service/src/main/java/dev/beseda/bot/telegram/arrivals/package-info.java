/// What Telegram's updates mean to the platform.
@NullMarked
package dev.beseda.bot.telegram.arrivals;

import org.jspecify.annotations.NullMarked;
