package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Scenario;
import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.Trigger;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/// What a published version runs, as it lies in `scenario_version.program`:
/// `{"trigger": {"type", "value"}, "steps": [{"key", "step_type", "config"}]}`.
public final class Programs {
    /// Every text of a program names its language.
    private static final String NO_LANGUAGE = "";

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

    public static JsonObject write(Trigger trigger, List<Step> steps) {
        var rows = new JsonArray();
        steps.forEach(step -> rows.add(row(step)));
        return new JsonObject().put("trigger", TriggerDraft.of(trigger).toRow()).put("steps", rows);
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
                row.getString("key"), type, row.getJsonObject("config").getMap(), NO_LANGUAGE);
    }
}
