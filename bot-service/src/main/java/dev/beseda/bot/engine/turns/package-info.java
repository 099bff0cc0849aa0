/// What one turn of a conversation is told, and what it decides.
@NullMarked
package dev.beseda.bot.engine.turns;

import org.jspecify.annotations.NullMarked;
