package dev.beseda.contracts.billing;

import java.util.Optional;
import java.util.UUID;

/// What money was moved for.
///
/// @param text what people read in a statement
/// @param bot the bot that earns or gives it
public record Memo(String text, Optional<UUID> bot) {}
