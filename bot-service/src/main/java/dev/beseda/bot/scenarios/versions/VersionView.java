package dev.beseda.bot.scenarios.versions;

import java.time.Instant;
import java.util.UUID;

/// A published version as its owner sees it.
///
/// @param isLive whether new conversations begin with it; those that run keep the version they began with
public record VersionView(UUID id, UUID scenarioId, int number, boolean isLive, Instant publishedAt) {}
