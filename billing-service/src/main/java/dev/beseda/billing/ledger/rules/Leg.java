package dev.beseda.billing.ledger.rules;

import java.util.UUID;

/// An amount of an account: of an operation what is added to it, of a hold what is held of it.
public record Leg(UUID account, long amount) {}
