package dev.beseda.bot.conversations.dialogs;

import java.time.Instant;
import java.util.UUID;

/// A bot's conversation in one chat, as people read it.
public record DialogView(UUID id, UUID botId, long chatId, Instant startedAt, Instant changedAt) {}
