package dev.beseda.bot.conversations.timers;

import java.util.UUID;

/// Which timer of which conversation.
public record TimerKey(UUID conversation, long ticket) {}
