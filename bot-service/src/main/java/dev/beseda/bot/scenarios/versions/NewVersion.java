package dev.beseda.bot.scenarios.versions;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/// A version that a scenario is about to publish.
public record NewVersion(
        UUID scenario, UUID bot, int number, boolean isLive, JsonObject program, Instant publishedAt) {}
