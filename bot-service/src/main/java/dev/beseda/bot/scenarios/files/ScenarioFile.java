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
import java.util.ArrayList;
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
                !fields.has("is_active") || fields.flag("is_active"),
                !fields.has("returns") || fields.flag("returns"),
                steps(fields),
                ChatTestForm.readAll(fields));
        fields.end();
        return file;
    }

    /// @param names of the scenarios of the bot, by id
    public Map<String, Object> write(Map<UUID, String> names) {
        return new FieldWriter()
                .put("name", name)
                .putIf(!description.isEmpty(), "description", description)
                .put("trigger", (Object) trigger.toRow().getMap())
                .putIf(!isActive, "is_active", false)
                .putIf(!returns, "returns", false)
                .put("steps", steps.stream().map(step -> write(step, names)).toList())
                .put("tests", ChatTestForm.write(tests))
                .fields();
    }

    /// What would run, as the version with that id.
    public Scenario toScenario(UUID id) {
        return new Scenario(id, id, trigger.toTrigger(), returns, steps);
    }

    private static TriggerDraft trigger(Fields fields) {
        var trigger = fields.inside("trigger", fields.take("trigger"));
        var type = trigger.oneOf("type", trigger.take("type"), TriggerType.class);
        var value = trigger.optionalWords("value", LONGEST_VALUE);
        trigger.end();
        try {
            return TriggerDraft.of(new TriggerDraft(type, value.orElse(null)).toTrigger());
        } catch (BadField wrong) {
            throw fields.wrong(wrong.field(), wrong.sentence());
        }
    }

    private static List<Step> steps(Fields fields) {
        var steps = new ArrayList<Step>();
        var keys = new HashSet<String>();
        for (var written : fields.list("steps", MOST_STEPS)) {
            var place = "steps[%d]".formatted(steps.size());
            var step = step(fields.inside(place, written), "step-" + (steps.size() + 1));
            if (!keys.add(step.key())) {
                throw fields.wrong(place + ".key", "is the key of another step: " + step.key());
            }
            steps.add(step);
        }
        return steps;
    }

    private static Step step(Fields fields, String usualKey) {
        var key = fields.optionalKey("key").orElse(usualKey);
        var type = fields.oneOf("step_type", fields.take("step_type"), StepType.class);
        var config = fields.inside("config", fields.has("config") ? fields.take("config") : Map.of());
        fields.end();
        return StepConfig.readNew(key, type, config);
    }

    private static Map<String, Object> write(Step step, Map<UUID, String> names) {
        var config = StepConfig.write(step);
        if (step instanceof Step.Call(var _, var called)) {
            Optional.ofNullable(names.get(called)).ifPresent(name -> config.put("scenario", name));
        }
        return new FieldWriter()
                .put("key", step.key())
                .put("step_type", StepType.of(step).toString())
                .putIf(!config.isEmpty(), "config", config)
                .fields();
    }
}
