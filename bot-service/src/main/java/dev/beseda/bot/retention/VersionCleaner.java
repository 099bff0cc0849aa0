package dev.beseda.bot.retention;

import dev.beseda.bot.scenarios.versions.VersionRemoval;
import dev.beseda.kit.Chunks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Has old versions of scenarios removed that are not live and in which no conversation stands.
@ApplicationScoped
class VersionCleaner {
    private static final UUID LOWEST = new UUID(0, 0);

    private final VersionRemoval versions;
    private final RetentionConfig config;
    private final Deleted deleted;

    VersionCleaner(VersionRemoval versions, RetentionConfig config, Deleted deleted) {
        this.versions = versions;
        this.config = config;
        this.deleted = deleted;
    }

    Uni<Void> clean() {
        return Chunks.from(
                LOWEST,
                after -> versions.removeOld(after, config.versions(), config.days())
                        .invoke(removed -> deleted.rows("scenario_version", removed.versions()))
                        .map(VersionRemoval.Removed::next));
    }
}
