package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.kit.Ids;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `scenario`.
@Entity
@Table(name = "scenario")
class ScenarioEntity {
    @Id
    UUID id;

    UUID workspaceId;

    UUID botId;

    @Column(columnDefinition = "text")
    String name;

    @Column(columnDefinition = "text")
    String description;

    JsonObject trigger;

    boolean isActive;

    @Nullable
    Integer publishedVersion;

    Instant createdAt;

    Instant updatedAt;

    static ScenarioEntity of(UUID workspace, UUID bot, Instant now) {
        var scenario = new ScenarioEntity();
        scenario.id = Ids.next();
        scenario.workspaceId = workspace;
        scenario.botId = bot;
        scenario.createdAt = now;
        return scenario;
    }

    void describe(ScenarioDraft draft, Instant now) {
        name = draft.name();
        description = Objects.requireNonNullElse(draft.description(), "");
        trigger = TriggerDraft.of(draft.trigger().toTrigger()).toRow();
        isActive = Objects.requireNonNullElse(draft.isActive(), true);
        updatedAt = now;
    }

    /// The number of the version that is published now.
    int publish(Instant now) {
        publishedVersion = newestVersion() + 1;
        updatedAt = now;
        return newestVersion();
    }

    /// The number of the newest version, 0 before the first.
    int newestVersion() {
        return publishedVersion == null ? 0 : publishedVersion;
    }

    ScenarioView toView() {
        var draft = TriggerDraft.of(trigger);
        return new ScenarioView(id, botId, name, description, draft, isActive, publishedVersion, createdAt, updatedAt);
    }
}
