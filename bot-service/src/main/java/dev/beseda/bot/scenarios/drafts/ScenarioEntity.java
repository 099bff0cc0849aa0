package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.files.ChatTestForm;
import dev.beseda.bot.scenarios.files.ScenarioFile;
import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.bot.scenarios.versions.NewVersion;
import dev.beseda.kit.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/// A row of `scenario`; those of bots that were deleted are not seen.
@Entity
@Table(name = "scenario")
@SQLRestriction("bot_id in (select bot.id from bot)")
class ScenarioEntity {
    private static final String TESTS = "tests";

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

    boolean returns;

    JsonObject tests;

    /// Rises with every change of the draft, its steps and its tests.
    long revision;

    @Nullable
    Integer publishedVersion;

    Instant createdAt;

    Instant updatedAt;

    static ScenarioEntity of(UUID workspace, UUID bot, Instant now) {
        return of(workspace, bot, Ids.next(), now);
    }

    static ScenarioEntity of(UUID workspace, UUID bot, UUID id, Instant now) {
        var scenario = new ScenarioEntity();
        scenario.id = id;
        scenario.workspaceId = workspace;
        scenario.botId = bot;
        scenario.tests = new JsonObject().put(TESTS, new JsonArray());
        scenario.createdAt = now;
        return scenario;
    }

    void describe(ScenarioDraft draft, Instant now) {
        name = draft.name();
        description = Objects.requireNonNullElse(draft.description(), "");
        trigger = TriggerDraft.of(draft.trigger().toTrigger()).toRow();
        isActive = Objects.requireNonNullElse(draft.isActive(), true);
        returns = Objects.requireNonNullElse(draft.returns(), true);
        updatedAt = now;
    }

    /// Takes over what a file tells; its steps are rows of their own.
    void become(ScenarioFile file, Instant now) {
        name = file.name();
        description = file.description();
        trigger = file.trigger().toRow();
        isActive = file.isActive();
        returns = file.returns();
        revision++;
        test(file.tests(), now);
    }

    /// Takes over the trigger of a version; its steps are rows of their own.
    void restore(Scenario version, Instant now) {
        trigger = TriggerDraft.of(version.trigger()).toRow();
        returns = version.returns();
        updatedAt = now;
    }

    void test(List<ChatTest> chatTests, Instant now) {
        tests = new JsonObject().put(TESTS, new JsonArray(ChatTestForm.write(chatTests)));
        updatedAt = now;
    }

    List<ChatTest> chatTests() {
        return ChatTestForm.readAll(Fields.of("", tests.getMap(), Surroundings.STORED));
    }

    /// The draft as it would run with these steps.
    Scenario toScenario(List<Step> steps) {
        return new Scenario(id, id, TriggerDraft.of(trigger).toTrigger(), returns, steps);
    }

    /// What is published now: `program` as the next version.
    NewVersion publish(JsonObject program, Instant now) {
        publishedVersion = newestVersion() + 1;
        updatedAt = now;
        return new NewVersion(id, botId, newestVersion(), isActive, program, now);
    }

    /// The number of the newest version, 0 before the first.
    int newestVersion() {
        return publishedVersion == null ? 0 : publishedVersion;
    }

    ScenarioView toView() {
        var draft = TriggerDraft.of(trigger);
        return new ScenarioView(
                id, botId, name, description, draft, isActive, returns, publishedVersion, createdAt, updatedAt);
    }
}
