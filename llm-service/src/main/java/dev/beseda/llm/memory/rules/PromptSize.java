package dev.beseda.llm.memory.rules;

import dev.beseda.contracts.llm.LlmSettings;
import java.util.OptionalInt;

/// How the tokens that a model can hold are shared between what it reads and what it writes.
public final class PromptSize {
    /// What the template of a model adds to each message.
    static final int MESSAGE = 4;

    /// So many tokens a prompt may always have, however little its owner allows.
    static final int LEAST = 64;

    private static final int USUAL_REPLY = 1_000;

    private PromptSize() {}

    /// Room for the reply: what the owner allows it, but no more than a third.
    public static int ofReply(LlmSettings settings) {
        int wanted = settings.providers().stream()
                .map(provider -> provider.sampling().maxTokens())
                .flatMapToInt(OptionalInt::stream)
                .max()
                .orElse(USUAL_REPLY);
        return Math.min(wanted, settings.memory().contextTokens() / 3);
    }

    /// The most tokens a prompt may have.
    public static int ofPrompt(LlmSettings settings) {
        return Math.max(LEAST, settings.memory().contextTokens() - ofReply(settings));
    }
}
