/// What a bot is to do: its scenarios, what begins them, and their steps.
@NullMarked
package dev.beseda.bot.engine.program;

import org.jspecify.annotations.NullMarked;
