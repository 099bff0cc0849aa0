package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.fields.Times;
import io.vertx.core.json.Json;
import java.util.Map;

/// Steps as the engine knows them, and their `config` as people write it. Writing what was read gives the form in which
/// it is stored: reading and writing that changes nothing more.
public final class StepConfig {
    /// What the key of a step looks like.
    public static final String KEY = Fields.KEY_FORM;

    public static final String KEY_MESSAGE = Fields.KEY_MESSAGE;

    /// As JSON.
    private static final int LONGEST = 100_000;

    private StepConfig() {}

    public static Step read(String key, StepType type, Map<String, Object> config, Surroundings surroundings) {
        return read(key, type, Fields.of("config", config, surroundings));
    }

    /// @param fields all of them are read; what is left over is refused
    public static Step read(String key, StepType type, Fields fields) {
        var step = switch (type) {
            case MESSAGE -> MessageConfig.read(key, fields);
            case QUESTION -> QuestionConfig.read(key, fields);
            case CONDITION -> PathConfig.condition(key, fields);
            case SET_VARIABLE -> PathConfig.setVariable(key, fields);
            case JUMP -> new Step.Jump(key, fields.key("to"));
            case SCENARIO -> PathConfig.call(key, fields);
            case RANDOM_SPLIT -> PathConfig.split(key, fields);
            case DELAY -> new Step.Delay(key, fields.time("time"));
            case WAIT -> WaitingConfig.wait(key, fields);
            case HTTP_REQUEST -> HttpConfig.read(key, fields);
            case HAND_OVER -> WordingConfig.handOver(key, fields);
            case LLM_REPLY -> WordingConfig.llmReply(key, fields);
            case MEDIA_GENERATION -> WordingConfig.mediaGeneration(key, fields);
            case END -> new Step.End(key);
        };
        fields.end();
        return step;
    }

    /// Reads what somebody has just written: it may be only so large.
    public static Step readNew(String key, StepType type, Fields fields) {
        var step = read(key, type, fields);
        if (Json.encode(write(step)).length() > LONGEST) {
            throw fields.tooLarge("must have at most %d characters in all".formatted(LONGEST));
        }
        return step;
    }

    public static Map<String, Object> write(Step step) {
        var config = new FieldWriter();
        var written = switch (step) {
            case Step.Message message -> MessageConfig.write(message, config);
            case Step.Question question -> QuestionConfig.write(question, config);
            case Step.Condition condition -> PathConfig.write(condition, config);
            case Step.SetVariable set -> PathConfig.write(set, config);
            case Step.Jump jump -> config.put("to", jump.to());
            case Step.Call call -> config.put("scenario", call.scenario().toString());
            case Step.Split split -> PathConfig.write(split, config);
            case Step.Delay delay -> config.put("time", Times.write(delay.time()));
            case Step.Wait wait -> WaitingConfig.write(wait, config);
            case Step.HttpRequest http -> HttpConfig.write(http, config);
            case Step.HandOver handOver -> WordingConfig.write(handOver.wording(), config);
            case Step.LlmReply reply -> WordingConfig.write(reply, config);
            case Step.MediaGeneration media -> WordingConfig.write(media, config);
            case Step.End _ -> config;
        };
        return written.fields();
    }
}
