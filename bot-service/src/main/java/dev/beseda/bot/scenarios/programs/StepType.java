package dev.beseda.bot.scenarios.programs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.kit.text.WireName;

/// The kinds of steps, as people write them.
public enum StepType {
    MESSAGE,
    QUESTION,
    CONDITION,
    SET_VARIABLE,
    JUMP,
    SCENARIO,
    RANDOM_SPLIT,
    DELAY,
    WAIT,
    HTTP_REQUEST,
    HAND_OVER,
    LLM_REPLY,
    BALANCE,
    STATEMENT,
    PROMO_CODE,
    PAY,
    TOP_UP,
    BANK_TRANSFER,
    RECEIPT,
    MEDIA_GENERATION,
    END;

    public static StepType of(Step step) {
        return switch (step) {
            case Step.Message _ -> MESSAGE;
            case Step.Question _ -> QUESTION;
            case Step.Condition _ -> CONDITION;
            case Step.SetVariable _ -> SET_VARIABLE;
            case Step.Jump _ -> JUMP;
            case Step.Call _ -> SCENARIO;
            case Step.Split _ -> RANDOM_SPLIT;
            case Step.Delay _ -> DELAY;
            case Step.Wait _ -> WAIT;
            case Step.HttpRequest _ -> HTTP_REQUEST;
            case Step.HandOver _ -> HAND_OVER;
            case Step.LlmReply _ -> LLM_REPLY;
            case Step.Balance _ -> BALANCE;
            case Step.Statement _ -> STATEMENT;
            case Step.PromoCode _ -> PROMO_CODE;
            case Step.Pay _ -> PAY;
            case Step.TopUp _ -> TOP_UP;
            case Step.BankTransfer _ -> BANK_TRANSFER;
            case Step.Receipt _ -> RECEIPT;
            case Step.MediaGeneration _ -> MEDIA_GENERATION;
            case Step.End _ -> END;
        };
    }

    public static StepType parse(String name) {
        return WireName.parse(StepType.class, name);
    }

    @Override
    @JsonValue
    public String toString() {
        return WireName.of(this);
    }
}
