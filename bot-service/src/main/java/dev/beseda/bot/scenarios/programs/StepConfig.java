package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.expressions.Expression;
import java.util.LinkedHashMap;
import java.util.Map;

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
            case SET_VARIABLE ->
                new Step.SetVariable(key, fields.variable("variable"), new Step.Source.Filled(fields.value("value")));
            case JUMP -> new Step.Jump(key, fields.key("to"));
            case END -> new Step.End(key);
        };
        fields.end();
        return step;
    }

    public static Map<String, Object> write(Step step) {
        return switch (step) {
            case Step.Message message -> Map.of("text", message.wording().text().byLanguage());
            case Step.Question question -> question(question);
            case Step.Condition(var _, var test, var then, var otherwise) ->
                Map.of("expression", test.source(), "then", then, "otherwise", otherwise);
            case Step.SetVariable(var _, var variable, var source) ->
                switch (source) {
                    case Step.Source.Filled(var value) -> Map.of("variable", variable, "value", value);
                    case Step.Source.Computed(var expression) ->
                        Map.of("variable", variable, "expression", expression.source());
                };
            case Step.Jump(var _, var to) -> Map.of("to", to);
            case Step.End _ -> Map.of();
            case Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.MediaGeneration _ -> throw new IllegalStateException();
        };
    }

    private static Map<String, Object> question(Step.Question question) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (!question.wording().text().byLanguage().isEmpty()) {
            config.put("text", question.wording().text().byLanguage());
        }
        question.variable().ifPresent(variable -> config.put("variable", variable));
        return config;
    }

    private static Expression test(ConfigFields fields) {
        return Expression.parse(fields.value("expression"));
    }
}
