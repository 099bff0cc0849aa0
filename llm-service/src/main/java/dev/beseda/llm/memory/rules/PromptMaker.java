package dev.beseda.llm.memory.rules;

import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import dev.beseda.llm.providers.rules.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the prompt of a question: the same of the same, and never longer than the bot's owner allows.
///
/// The system text comes first and may take half of the room, so that no long question drives it out. The question has
/// what is left if it needs it, and is whole unless that is too little. Facts, summary and knowledge share at most what
/// is left then, and the newest turns fill the rest.
public final class PromptMaker {
    private PromptMaker() {}

    public static Composed make(Question question, Recalled recalled, List<Passage> passages) {
        int size = PromptSize.ofPrompt(question.settings());
        var system = part("system", SystemText.of(question, !passages.isEmpty(), size / 2 - PromptSize.MESSAGE));
        var asked = part("question", asked(question, size - system.tokens() - PromptSize.MESSAGE));
        int left = size - system.tokens() - asked.tokens();
        var notes = notes(question, recalled, passages, left);
        left -= notes.stream().mapToInt(Part::tokens).sum();
        var history =
                History.of(recalled.newest(), left, question.settings().memory().mostMessages());
        return composed(system, notes, history, asked);
    }

    private static String asked(Question question, int most) {
        return Tokens.cut(Harmless.said(question.text()).strip(), most);
    }

    private static List<Part> notes(Question question, Recalled recalled, List<Passage> passages, int left) {
        return Stream.of(
                        Notes.facts(recalled.facts(), question.variables(), left / 4),
                        Notes.summary(recalled.summary(), left / 4),
                        Notes.knowledge(passages, left / 2))
                .flatMap(part -> part.stream())
                .toList();
    }

    private static Composed composed(Part system, List<Part> notes, History history, Part asked) {
        var messages = new ArrayList<Message>();
        var text = system.text() + notes.stream().map(Part::text).collect(Collectors.joining());
        messages.add(new Message(Role.SYSTEM, text));
        messages.addAll(history.messages());
        messages.add(new Message(Role.USER, asked.text()));
        var parts = new ArrayList<Part>();
        parts.add(system);
        parts.addAll(notes);
        if (!history.messages().isEmpty()) {
            parts.add(new Part("history", history.tokens(), transcript(history.messages())));
        }
        parts.add(asked);
        int tokens = parts.stream().mapToInt(Part::tokens).sum();
        return new Composed(new Prompt(inTurns(messages)), parts, tokens, history.crowded());
    }

    /// Models want people and themselves to speak in turns: what was said in one go is one message.
    private static List<Message> inTurns(List<Message> messages) {
        var turns = new ArrayList<Message>();
        for (var message : messages) {
            if (!turns.isEmpty() && turns.getLast().role() == message.role()) {
                var before = turns.removeLast();
                turns.add(new Message(message.role(), before.text() + "\n\n" + message.text()));
            } else {
                turns.add(message);
            }
        }
        return turns;
    }

    static String transcript(List<Message> messages) {
        return messages.stream()
                .map(message -> (message.role() == Role.USER ? "Person: " : "Bot: ") + message.text())
                .collect(Collectors.joining("\n"));
    }

    private static Part part(String name, String text) {
        return new Part(name, PromptSize.MESSAGE + Tokens.of(text), text);
    }
}
