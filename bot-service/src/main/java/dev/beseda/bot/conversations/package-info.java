/// Conversations of bots with people: what comes in is decided by the engine, and kept.
@NullMarked
package dev.beseda.bot.conversations;

import org.jspecify.annotations.NullMarked;
