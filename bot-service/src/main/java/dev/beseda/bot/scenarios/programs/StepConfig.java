package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Comparison;
import dev.beseda.bot.engine.Comparison.Operator;
import dev.beseda.bot.engine.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Steps as the engine knows them, and their `config` as people write it.
public final class StepConfig {
    /// What the key of a step looks like.
    public static final String KEY = "[a-z0-9][a-z0-9_-]{0,63}";

    public static final String KEY_MESSAGE = "1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit";

    private StepConfig() {}

    /// @param language what a text is taken to be in that names no language
    public static Step read(String key, StepType type, Map<String, Object> config, String language) {
        var fields = new ConfigFields(config);
        var step = switch (type) {
            case MESSAGE -> new Step.Message(key, fields.text("text", language));
            case QUESTION ->
                new Step.Question(key, fields.optionalText("text", language), fields.optionalVariable("variable"));
            case CONDITION -> new Step.Condition(key, test(fields), fields.key("then"), fields.key("otherwise"));
            case SET_VARIABLE -> new Step.SetVariable(key, fields.variable("variable"), fields.value("value"));
            case JUMP -> new Step.Jump(key, fields.key("to"));
            case END -> new Step.End(key);
        };
        fields.end();
        return step;
    }

    public static Map<String, Object> write(Step step) {
        return switch (step) {
            case Step.Message(var _, var text) -> Map.of("text", text.byLanguage());
            case Step.Question question -> question(question);
            case Step.Condition(var _, var test, var then, var otherwise) ->
                Map.of(
                        "variable", test.variable(),
                        "operator", nameOf(test.operator()),
                        "value", test.value(),
                        "then", then,
                        "otherwise", otherwise);
            case Step.SetVariable(var _, var variable, var value) -> Map.of("variable", variable, "value", value);
            case Step.Jump(var _, var to) -> Map.of("to", to);
            case Step.End _ -> Map.of();
        };
    }

    private static Map<String, Object> question(Step.Question question) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (!question.text().byLanguage().isEmpty()) {
            config.put("text", question.text().byLanguage());
        }
        question.variable().ifPresent(variable -> config.put("variable", variable));
        return config;
    }

    private static Comparison test(ConfigFields fields) {
        var variable = fields.variable("variable");
        var operator = operator(fields.value("operator"));
        var value = switch (operator) {
            case EQUALS, NOT_EQUALS, CONTAINS, GREATER, LESS -> fields.value("value");
            case IS_SET, IS_NOT_SET -> fields.optionalValue("value").orElse("");
        };
        return new Comparison(variable, operator, value);
    }

    private static Operator operator(String name) {
        return Arrays.stream(Operator.values())
                .filter(operator -> nameOf(operator).equals(name))
                .findFirst()
                .orElseThrow(() -> ConfigFields.wrong("operator", "must be one of " + allOperators()));
    }

    private static String allOperators() {
        return Arrays.stream(Operator.values()).map(StepConfig::nameOf).collect(Collectors.joining(", "));
    }

    private static String nameOf(Operator operator) {
        return operator.name().toLowerCase(Locale.ROOT);
    }
}
