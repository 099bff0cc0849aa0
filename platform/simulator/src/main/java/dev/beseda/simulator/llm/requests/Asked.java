package dev.beseda.simulator.llm.requests;

import java.util.List;
import java.util.Locale;

/// What a client asks of a model, whatever the shape of the request.
public record Asked(Api api, Dialect dialect, String model, Words words, Wanted wanted, Vectors vectors) {
    Asked(Api api, Dialect dialect, String model, Words words, Wanted wanted) {
        this(api, dialect, model, words, wanted, Vectors.NONE);
    }

    /// Texts to be made into vectors of this length, told as numbers or as base64.
    public record Vectors(List<String> texts, int dimensions, boolean base64) {
        static final Vectors NONE = new Vectors(List.of(), 0, false);
    }

    /// Which kind of endpoint was called.
    public enum Api {
        CHAT,
        COMPLETION,
        EMBEDDINGS;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All the text that was sent, and the part a person asked last.
    public record Words(String prompt, String question) {}

    /// How the answer is wanted: at most so many tokens, up to one of these words, streamed or whole, with usage.
    public record Wanted(int mostTokens, List<String> stops, boolean stream, boolean usage) {}
}
