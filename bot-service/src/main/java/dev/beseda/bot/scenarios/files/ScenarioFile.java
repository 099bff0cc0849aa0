package dev.beseda.bot.scenarios.files;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.programs.StepConfig;
import dev.beseda.bot.scenarios.programs.StepType;
import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.bot.scenarios.programs.TriggerType;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.kit.problems.BadField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A scenario as a file tells it: `{name, description?, trigger, is_active?, returns?, steps, tests?}`. Other scenarios
/// are named by their names.
public record ScenarioFile(
        String name,
        String description,
        TriggerDraft trigger,
        boolean isActive,
        boolean returns,
        List<Step> steps,
        List<ChatTest> tests) {
    /// The most steps a scenario has.
    public static final int MOST_STEPS = 500;

    static final int LONGEST_NAME = 100;

    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_VALUE = 256;

    public ScenarioFile {
        steps = List.copyOf(steps);
        tests = List.copyOf(tests);
    }

    static ScenarioFile read(Fields fields) {
        var file = new ScenarioFile(
                fields.words("name", LONGEST_NAME),
                fields.optionalWords("description", LONGEST_DESCRIPTION).orElse(""),
                trigger(fields),
                fields.flag("is_active", true),
                fields.flag("returns", true),
                steps(fields),
                ChatTestForm.readAll(fields));
        fields.end();
        return file;
    }

    /// @param names of the scenarios of the bot, by id
    public Map<String, Object> write(Map<UUID, String> names) {
        return new FieldWriter()
                .put("name", name)
                .putUnless("", "description", description)
                .put("trigger", (Object) trigger.toRow().getMap())
                .putUnless(true, "is_active", isActive)
                .putUnless(true, "returns", returns)
                .objects("steps", steps, (step, written) -> write(step, names, written))
                .put("tests", ChatTestForm.write(tests))
                .fields();
    }

    /// What would run, as the version with that id.
    public Scenario toScenario(UUID id) {
        return new Scenario(id, id, trigger.toTrigger(), returns, steps);
    }

    private static TriggerDraft trigger(Fields fields) {
        var written = fields.object("trigger", ScenarioFile::writtenTrigger);
        try {
            return TriggerDraft.of(written.toTrigger());
        } catch (BadField wrong) {
            throw fields.wrong(wrong.field(), wrong.sentence());
        }
    }

    private static TriggerDraft writtenTrigger(Fields trigger) {
        var type = trigger.oneOf("type", trigger.take("type"), TriggerType.class);
        return new TriggerDraft(
                type, trigger.optionalWords("value", LONGEST_VALUE).orElse(null));
    }

    private static List<Step> steps(Fields fields) {
        var keys = new HashSet<String>();
        return fields.items("steps", MOST_STEPS, (place, written) -> {
            var step = step(fields.inside(place, written), "step-" + (keys.size() + 1));
            if (!keys.add(step.key())) {
                throw fields.wrong(place + ".key", "is the key of another step: " + step.key());
            }
            return step;
        });
    }

    private static Step step(Fields fields, String usualKey) {
        var key = fields.optional("key", fields::key).orElse(usualKey);
        var type = fields.oneOf("step_type", fields.take("step_type"), StepType.class);
        var config = fields.inside("config", fields.has("config") ? fields.take("config") : Map.of());
        fields.end();
        return StepConfig.readNew(key, type, config);
    }

    private static FieldWriter write(Step step, Map<UUID, String> names, FieldWriter fields) {
        var config = StepConfig.write(step);
        if (step instanceof Step.Call(var _, var called)) {
            Optional.ofNullable(names.get(called)).ifPresent(name -> config.put("scenario", name));
        }
        return fields.put("key", step.key()).put("step_type", StepType.of(step)).putUnless(Map.of(), "config", config);
    }
}
