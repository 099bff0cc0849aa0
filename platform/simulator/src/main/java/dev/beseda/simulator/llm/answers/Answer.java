package dev.beseda.simulator.llm.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.requests.Asked;
import dev.beseda.simulator.llm.scripts.Conduct.Speech;
import java.util.List;

/// The words of an answer, within the limits of the request, and what it costs.
public record Answer(List<String> tokens, End end, int promptTokens, String finishReason) {
    /// Why it ends here: said all, met a stop word, or long enough.
    public record End(Kind kind, String stoppingWord) {
        /// As llama.cpp names them.
        public enum Kind {
            EOS,
            WORD,
            LIMIT
        }
    }

    static Answer to(Asked asked, Speech speech) {
        var wanted = asked.wanted();
        var words = speech.text()
                .orElseGet(() -> speech.tokens().isPresent()
                        ? UsualWords.ofLength(asked, speech.tokens().getAsInt())
                        : UsualWords.about(asked));
        var end = new End(End.Kind.EOS, "");
        for (var stop : wanted.stops()) {
            int met = words.indexOf(stop);
            if (met >= 0) {
                words = words.substring(0, met);
                end = new End(End.Kind.WORD, stop);
            }
        }
        var tokens = Tokens.of(words);
        if (tokens.size() > wanted.mostTokens()) {
            tokens = tokens.subList(0, wanted.mostTokens());
            end = new End(End.Kind.LIMIT, "");
        }
        var reason = speech.finishReason().orElse(end.kind() == End.Kind.LIMIT ? "length" : "stop");
        return new Answer(tokens, end, Tokens.count(asked.words().prompt()), reason);
    }

    String text() {
        return String.join("", tokens);
    }

    /// How long it took, as llama.cpp tells it.
    ObjectNode timings(long millis) {
        return Json.object()
                .put("prompt_n", promptTokens)
                .put("predicted_n", tokens.size())
                .put("predicted_ms", millis)
                .put("predicted_per_second", millis == 0 ? 0 : tokens.size() * 1_000.0 / millis);
    }
}
