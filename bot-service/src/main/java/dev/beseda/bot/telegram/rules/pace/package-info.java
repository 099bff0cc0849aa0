/// Who sends next: one [Governor] for each bot, told the time and every answer, decides which calls begin.
@NullMarked
package dev.beseda.bot.telegram.rules.pace;

import org.jspecify.annotations.NullMarked;
