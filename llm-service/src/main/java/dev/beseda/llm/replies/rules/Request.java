package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What one reply is to answer: everything the person wrote since the last one, in the order in which it was asked.
///
/// @param instructions of the scenario, as they were last
public record Request(List<Asking> askings, String instructions, String language, Map<String, String> variables) {
    /// What a model is given to read of one request; of more, the oldest is left out.
    static final int MOST_CHARACTERS = 64_000;

    public Request {
        askings = List.copyOf(askings);
        variables = Map.copyOf(variables);
    }

    public static Request of(WriteReply order) {
        return new Request(List.of(asking(order)), order.instructions(), order.language(), order.variables());
    }

    /// Both in one; the circumstances are those of what was asked last.
    Request with(WriteReply order) {
        var all = new ArrayList<>(askings);
        all.add(asking(order));
        all.sort(Comparator.comparing(Asking::askedAt));
        var bounded = bounded(all);
        return order.askedAt().isBefore(lastAskedAt())
                ? new Request(bounded, instructions, language, variables)
                : new Request(bounded, order.instructions(), order.language(), order.variables());
    }

    /// All that the person wrote, line by line.
    public String text() {
        return askings.stream()
                .map(Asking::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    public Set<Long> tickets() {
        return askings.stream().map(Asking::ticket).collect(Collectors.toSet());
    }

    public Instant lastAskedAt() {
        return askings.getLast().askedAt();
    }

    boolean answers(long ticket) {
        return askings.stream().anyMatch(asking -> asking.ticket() == ticket);
    }

    private static Asking asking(WriteReply order) {
        return new Asking(order.ticket(), order.text(), order.askedAt());
    }

    /// The newest texts; of the others only the tickets, which wait for the reply as well.
    private static List<Asking> bounded(List<Asking> all) {
        var bounded = new ArrayList<Asking>();
        int left = MOST_CHARACTERS;
        for (var asking : all.reversed()) {
            left -= asking.text().length();
            boolean fits = left >= 0 || bounded.isEmpty();
            bounded.addFirst(fits ? asking : new Asking(asking.ticket(), "", asking.askedAt()));
        }
        return bounded;
    }
}
