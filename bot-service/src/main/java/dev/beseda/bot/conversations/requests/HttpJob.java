package dev.beseda.bot.conversations.requests;

import dev.beseda.bot.engine.turns.Effect;
import java.util.UUID;

/// A request that a conversation waits for.
public record HttpJob(UUID id, UUID conversation, UUID bot, Effect.Fetch fetch) {}
