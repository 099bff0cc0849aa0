package dev.beseda.bot.scenarios.versions;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.scenarios.programs.Programs;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/// A published version of a scenario, whose program is read once somebody asks for it: that takes a while.
public record PublishedVersion(UUID bot, VersionView view, JsonObject program) {
    public Scenario toScenario() {
        return Programs.read(view.scenarioId(), view.id(), program);
    }
}
