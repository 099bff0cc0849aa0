package dev.beseda.bot.scenarios.versions;

import dev.beseda.kit.Ids;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A row of `scenario_version`.
@Entity
@Table(name = "scenario_version")
class VersionEntity {
    @Id
    UUID id;

    UUID scenarioId;

    UUID botId;

    int number;

    JsonObject program;

    boolean isLive;

    Instant publishedAt;

    static VersionEntity of(NewVersion published) {
        var version = new VersionEntity();
        version.id = Ids.next();
        version.scenarioId = published.scenario();
        version.botId = published.bot();
        version.number = published.number();
        version.program = published.program();
        version.isLive = published.isLive();
        version.publishedAt = published.publishedAt();
        return version;
    }

    PublishedVersion toVersion() {
        return new PublishedVersion(botId, toView(), program);
    }

    VersionView toView() {
        return new VersionView(id, scenarioId, number, isLive, publishedAt);
    }
}
