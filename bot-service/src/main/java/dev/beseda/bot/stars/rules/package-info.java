/// The comparison of Telegram's list of Stars with what is known here.
@NullMarked
package dev.beseda.bot.stars.rules;

import org.jspecify.annotations.NullMarked;
