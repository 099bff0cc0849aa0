/// Triggers and steps as people write them and as published versions keep them,
/// and how the engine's words come of them.
@NullMarked
package dev.beseda.bot.scenarios.programs;

import org.jspecify.annotations.NullMarked;
