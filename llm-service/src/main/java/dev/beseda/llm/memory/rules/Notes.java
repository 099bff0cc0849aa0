package dev.beseda.llm.memory.rules;

import dev.beseda.llm.providers.rules.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The parts of the system text that are no orders but information, each between tags.
final class Notes {
    private Notes() {}

    /// What the owner pinned, then what the person told, as many whole lines as fit.
    static Optional<Part> facts(List<String> pinned, Map<String, String> variables, int most) {
        var lines = new ArrayList<String>();
        pinned.forEach(fact -> lines.add("- " + Harmless.quotedLine(fact)));
        new TreeMap<>(variables).forEach((name, value) -> {
            if (!value.isBlank()) {
                lines.add("- " + Harmless.quotedLine(name) + ": " + Harmless.quotedLine(value));
            }
        });
        return whole("facts", lines, most);
    }

    static Optional<Part> summary(String summary, int most) {
        if (summary.isBlank()) {
            return Optional.empty();
        }
        var cut = Tokens.cut(Harmless.quoted(summary), most - Tokens.of(tagged("summary", "")));
        return cut.isEmpty() ? Optional.empty() : Optional.of(part("summary", cut));
    }

    /// As many of the best passages as fit; each keeps its number.
    static Optional<Part> knowledge(List<Passage> passages, int most) {
        var lines = IntStream.range(0, passages.size())
                .mapToObj(at -> "[%d] %s: %s"
                        .formatted(
                                at + 1,
                                Harmless.quotedLine(passages.get(at).source()),
                                Harmless.quoted(passages.get(at).text())))
                .toList();
        return whole("knowledge", lines, most);
    }

    private static Optional<Part> whole(String name, List<String> lines, int most) {
        var kept = new ArrayList<String>();
        int left = most - Tokens.of(tagged(name, ""));
        for (var line : lines) {
            int tokens = Tokens.of(line + "\n");
            if (tokens <= left) {
                kept.add(line);
                left -= tokens;
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(part(name, String.join("\n", kept)));
    }

    private static Part part(String name, String text) {
        var tagged = tagged(name, text);
        return new Part(name, Tokens.of(tagged), tagged);
    }

    private static String tagged(String name, String text) {
        return "\n\n<%s>\n%s\n</%s>".formatted(name, text, name);
    }
}
