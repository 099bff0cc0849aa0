/// Published versions of scenarios: kept, shown and removed.
@NullMarked
package dev.beseda.bot.scenarios.versions;

import org.jspecify.annotations.NullMarked;
