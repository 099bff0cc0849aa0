/// The rules by which the fleet doctor judges.
@NullMarked
package dev.beseda.bot.telegram.fleet.rules;

import org.jspecify.annotations.NullMarked;
