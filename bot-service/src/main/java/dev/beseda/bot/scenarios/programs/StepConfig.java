package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import io.vertx.core.json.Json;
import java.util.Map;
import java.util.function.BiFunction;

/// Steps as the engine knows them, and their `config` as people write it. Writing what was read gives the form in which
/// it is stored: reading and writing that changes nothing more.
public final class StepConfig {
    /// As JSON.
    private static final int LONGEST = 100_000;

    private StepConfig() {}

    /// How the steps of one type are read and written.
    private record Form<S extends Step>(
            Class<S> kind, BiFunction<String, Fields, S> read, BiFunction<S, FieldWriter, FieldWriter> write) {
        Map<String, Object> write(Step step) {
            return write.apply(kind.cast(step), new FieldWriter()).fields();
        }
    }

    private static Form<?> form(StepType type) {
        return switch (type) {
            case MESSAGE -> new Form<>(Step.Message.class, MessageConfig::read, MessageConfig::write);
            case QUESTION -> new Form<>(Step.Question.class, QuestionConfig::read, QuestionConfig::write);
            case CONDITION -> new Form<>(Step.Condition.class, PathConfig::condition, PathConfig::write);
            case SET_VARIABLE -> new Form<>(Step.SetVariable.class, PathConfig::setVariable, PathConfig::write);
            case JUMP -> new Form<>(Step.Jump.class, PathConfig::jump, PathConfig::write);
            case SCENARIO -> new Form<>(Step.Call.class, PathConfig::call, PathConfig::write);
            case RANDOM_SPLIT -> new Form<>(Step.Split.class, PathConfig::split, PathConfig::write);
            case DELAY -> new Form<>(Step.Delay.class, WaitingConfig::delay, WaitingConfig::write);
            case WAIT -> new Form<>(Step.Wait.class, WaitingConfig::wait, WaitingConfig::write);
            case HTTP_REQUEST -> new Form<>(Step.HttpRequest.class, HttpConfig::read, HttpConfig::write);
            case HAND_OVER -> new Form<>(Step.HandOver.class, WordingConfig::handOver, WordingConfig::write);
            case LLM_REPLY -> new Form<>(Step.LlmReply.class, WordingConfig::llmReply, WordingConfig::write);
            case BALANCE -> new Form<>(Step.Balance.class, MoneyConfig::balance, MoneyConfig::write);
            case STATEMENT -> new Form<>(Step.Statement.class, MoneyConfig::statement, MoneyConfig::write);
            case PROMO_CODE -> new Form<>(Step.PromoCode.class, MoneyConfig::promoCode, MoneyConfig::write);
            case PAY -> new Form<>(Step.Pay.class, MoneyConfig::pay, MoneyConfig::write);
            case TOP_UP -> new Form<>(Step.TopUp.class, MoneyConfig::topUp, MoneyConfig::write);
            case BANK_TRANSFER -> new Form<>(Step.BankTransfer.class, MoneyConfig::bankTransfer, MoneyConfig::write);
            case RECEIPT -> new Form<>(Step.Receipt.class, MoneyConfig::receipt, MoneyConfig::write);
            case MEDIA_GENERATION ->
                new Form<>(Step.MediaGeneration.class, WordingConfig::mediaGeneration, WordingConfig::write);
            case END -> new Form<>(Step.End.class, (key, fields) -> new Step.End(key), (end, config) -> config);
        };
    }

    public static Step read(String key, StepType type, Map<String, Object> config, Surroundings surroundings) {
        return read(key, type, Fields.of("config", config, surroundings));
    }

    /// @param fields all of them are read; what is left over is refused
    public static Step read(String key, StepType type, Fields fields) {
        var step = form(type).read().apply(key, fields);
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
        return form(StepType.of(step)).write(step);
    }
}
