package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.Surroundings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/// What a published version runs, as it lies in `scenario_version.program`:
/// `{"trigger": {"type", "value"}, "returns": true, "steps": [{"key", "step_type", "config"}]}`.
public final class Programs {
    private Programs() {}

    /// The scenario the engine runs.
    public static Scenario read(UUID scenario, UUID version, String programJson) {
        return read(scenario, version, new JsonObject(programJson));
    }

    public static Scenario read(UUID scenario, UUID version, JsonObject program) {
        var trigger = TriggerDraft.of(program.getJsonObject("trigger")).toTrigger();
        var steps = program.getJsonArray("steps").stream()
                .map(step -> step((JsonObject) step))
                .toList();
        return new Scenario(scenario, version, trigger, program.getBoolean("returns", true), steps);
    }

    public static JsonObject write(Scenario scenario) {
        var rows = new JsonArray();
        scenario.steps().forEach(step -> rows.add(row(step)));
        return new JsonObject()
                .put("trigger", TriggerDraft.of(scenario.trigger()).toRow())
                .put("returns", scenario.returns())
                .put("steps", rows);
    }

    private static JsonObject row(Step step) {
        return new JsonObject()
                .put("key", step.key())
                .put("step_type", StepType.of(step).toString())
                .put("config", new JsonObject(StepConfig.write(step)));
    }

    private static Step step(JsonObject row) {
        var type = StepType.parse(row.getString("step_type"));
        return StepConfig.read(
                row.getString("key"), type, row.getJsonObject("config").getMap(), Surroundings.STORED);
    }
}
