package dev.beseda.llm.providers.wire.rules;

import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import java.util.Locale;

/// Why a model stopped, in our words.
public final class Finishes {
    private Finishes() {}

    /// @param word OpenAI's, or one of those that others use in its place
    public static Finish of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens", "model_length" -> Finish.LENGTH;
            case "content_filter", "safety", "recitation", "prohibited_content", "blocklist" -> Finish.FILTERED;
            default -> Finish.STOP;
        };
    }

    /// @param stopType why a llama.cpp server stopped: `eos`, `word` or `limit`
    public static Finish ofLlama(String stopType) {
        return stopType.equals("limit") ? Finish.LENGTH : Finish.STOP;
    }
}
