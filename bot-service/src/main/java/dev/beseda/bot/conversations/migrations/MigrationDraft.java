package dev.beseda.bot.conversations.migrations;

import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which conversations are to go on in the live version.
///
/// @param from the number of the version they stand in; by default all older ones
@Schema(examples = "{\"from\": 1}")
public record MigrationDraft(@Min(1) @Nullable Integer from) {}
