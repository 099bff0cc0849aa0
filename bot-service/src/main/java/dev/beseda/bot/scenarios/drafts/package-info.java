/// Drafts of scenarios and their steps: kept, changed, checked, compared, read from files and written to them.
@NullMarked
package dev.beseda.bot.scenarios.drafts;

import org.jspecify.annotations.NullMarked;
