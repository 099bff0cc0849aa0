/// Scenarios: drafts that are edited step by step, and the published versions that run.
@NullMarked
package dev.beseda.bot.scenarios;

import org.jspecify.annotations.NullMarked;
