package dev.beseda.bot.scenarios.checks;

import dev.beseda.bot.scenarios.versions.VersionView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A version that was just published.
///
/// @param findings what looked wrong and did not keep it from being published
public record PublishedView(
        UUID id, UUID scenarioId, int number, boolean isLive, Instant publishedAt, List<FindingView> findings) {
    public static PublishedView of(VersionView version, List<FindingView> findings) {
        return new PublishedView(
                version.id(),
                version.scenarioId(),
                version.number(),
                version.isLive(),
                version.publishedAt(),
                findings);
    }
}
