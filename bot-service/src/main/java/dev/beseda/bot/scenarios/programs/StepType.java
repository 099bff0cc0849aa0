package dev.beseda.bot.scenarios.programs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.beseda.bot.engine.Step;
import java.util.Locale;

/// The kinds of steps, as people write them.
public enum StepType {
    MESSAGE,
    QUESTION,
    CONDITION,
    SET_VARIABLE,
    JUMP,
    END;

    public static StepType of(Step step) {
        return switch (step) {
            case Step.Message _ -> MESSAGE;
            case Step.Question _ -> QUESTION;
            case Step.Condition _ -> CONDITION;
            case Step.SetVariable _ -> SET_VARIABLE;
            case Step.Jump _ -> JUMP;
            case Step.End _ -> END;
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

    public static StepType parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
