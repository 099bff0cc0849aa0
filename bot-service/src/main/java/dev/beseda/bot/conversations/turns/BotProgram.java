package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.telegram.arrivals.BotName;
import java.time.ZoneId;
import java.util.UUID;

/// What the engine must know of a bot, as of one revision.
///
/// @param zone where the bot lives: its days and hours
record BotProgram(UUID workspace, boolean active, Program program, ZoneId zone, BotName name) {}
