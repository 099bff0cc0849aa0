/// Runs batches of events through the engine: load, decide, save.
@NullMarked
package dev.beseda.bot.conversations.turns;

import org.jspecify.annotations.NullMarked;
