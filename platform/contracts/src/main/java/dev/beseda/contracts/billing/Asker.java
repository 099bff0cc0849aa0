package dev.beseda.contracts.billing;

import java.util.UUID;

/// The conversation that waits for an answer, and the ticket it knows the answer by.
public record Asker(UUID bot, UUID conversation, long ticket) {}
