package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Program;
import java.util.UUID;

/// What the engine must know of a bot, as of one revision.
record Repertoire(UUID workspace, boolean active, Program program) {}
