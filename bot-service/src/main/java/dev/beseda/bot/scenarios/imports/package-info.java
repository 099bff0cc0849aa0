/// What files tell of a bot and its scenarios: read before anything is written.
@NullMarked
package dev.beseda.bot.scenarios.imports;

import org.jspecify.annotations.NullMarked;
