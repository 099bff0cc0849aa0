package dev.beseda.bot.conversations.timers;

import java.time.Instant;
import java.util.UUID;

/// When a conversation is to be woken up, and with which ticket.
public record Timer(UUID conversation, long ticket, Instant dueAt) {}
