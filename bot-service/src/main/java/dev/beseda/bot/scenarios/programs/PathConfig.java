package dev.beseda.bot.scenarios.programs;

import com.google.re2j.Pattern;
import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Step.Source;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import java.util.Optional;
import java.util.UUID;

/// The `config` of steps that decide where to go on and what to keep.
final class PathConfig {
    private static final int MOST_BRANCHES = 50;
    private static final int HEAVIEST = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PathConfig() {}

    static Step.Condition condition(String key, Fields fields) {
        var test = fields.has("operator") ? OldCondition.read(fields) : fields.expression("expression");
        return new Step.Condition(key, test, fields.key("then"), fields.key("otherwise"));
    }

    static FieldWriter write(Step.Condition condition, FieldWriter config) {
        return config.put("expression", condition.test().source())
                .put("then", condition.then())
                .put("otherwise", condition.otherwise());
    }

    static Step.SetVariable setVariable(String key, Fields fields) {
        var variable = fields.variable("variable");
        if (fields.has("expression")) {
            return new Step.SetVariable(key, variable, new Source.Computed(fields.expression("expression")));
        }
        var value = fields.optionalWords("value", BotSettings.LONGEST_TEXT)
                .orElseThrow(() -> fields.wrong("value", "is needed, or an expression"));
        return new Step.SetVariable(key, variable, new Source.Filled(value));
    }

    static FieldWriter write(Step.SetVariable set, FieldWriter config) {
        config.put("variable", set.variable());
        return switch (set.source()) {
            case Source.Filled(var value) -> config.put("value", value);
            case Source.Computed(var expression) -> config.put("expression", expression.source());
        };
    }

    static Step.Jump jump(String key, Fields fields) {
        return new Step.Jump(key, fields.key("to"));
    }

    static FieldWriter write(Step.Jump jump, FieldWriter config) {
        return config.put("to", jump.to());
    }

    /// A scenario is named by its id or, when it is written, by its name.
    static Step.Call call(String key, Fields fields) {
        var named = fields.words("scenario", LONGEST_NAME);
        var id = fields.surroundings()
                .scenario(named)
                .or(() -> id(named))
                .orElseThrow(() -> fields.wrong("scenario", "the bot has no scenario with this name or id: " + named));
        return new Step.Call(key, id);
    }

    static FieldWriter write(Step.Call call, FieldWriter config) {
        return config.put("scenario", call.scenario().toString());
    }

    static Step.Split split(String key, Fields fields) {
        var branches = fields.objects("branches", MOST_BRANCHES, PathConfig::branch);
        if (branches.isEmpty()) {
            throw fields.wrong("branches", "is needed: a list of {weight, to}");
        }
        return new Step.Split(key, branches);
    }

    static FieldWriter write(Step.Split split, FieldWriter config) {
        return config.objects("branches", split.branches(), PathConfig::write);
    }

    private static Step.Branch branch(Fields fields) {
        int weight = fields.whole("weight", 1, HEAVIEST).orElse(1);
        return new Step.Branch(weight, fields.key("to"));
    }

    private static FieldWriter write(Step.Branch branch, FieldWriter fields) {
        return fields.put("weight", branch.weight()).put("to", branch.to());
    }

    /// An id in the one form in which ids are written.
    private static Optional<UUID> id(String text) {
        return ID.matches(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
