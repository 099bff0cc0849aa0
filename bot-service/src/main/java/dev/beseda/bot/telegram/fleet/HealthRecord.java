package dev.beseda.bot.telegram.fleet;

import dev.beseda.bot.telegram.fleet.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the last look at a bot found.
///
/// @param pending the updates that waited at Telegram, look by look, newest last
record HealthRecord(
        UUID bot,
        Optional<Instant> lookedAt,
        Optional<String> username,
        List<Finding> findings,
        List<Integer> pending) {}
