package dev.beseda.llm.memory.rules;

import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import dev.beseda.llm.providers.rules.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The turns of a talk that a model is given to read: the newest, whole, as many as fit.
///
/// @param messages in the order in which they were said
/// @param crowded whether there is no or hardly any room left
record History(List<Message> messages, int tokens, boolean crowded) {
    static History of(List<Turn> newest, int mostTokens, int mostMessages) {
        Deque<Message> messages = new ArrayDeque<>();
        int tokens = 0;
        boolean leftOut = false;
        for (var turn : newest) {
            var said = messages(turn);
            int more = said.stream().mapToInt(History::tokens).sum();
            leftOut = tokens + more > mostTokens || messages.size() + said.size() > mostMessages;
            if (leftOut) {
                break;
            }
            said.reversed().forEach(messages::addFirst);
            tokens += more;
        }
        boolean nearlyFull = tokens > mostTokens / 4 * 3 || messages.size() > mostMessages / 4 * 3;
        return new History(List.copyOf(messages), tokens, mostMessages > 0 && (leftOut || nearlyFull));
    }

    static int tokens(Message message) {
        return PromptSize.MESSAGE + Tokens.of(message.text());
    }

    private static List<Message> messages(Turn turn) {
        var said = new ArrayList<Message>(2);
        add(said, Role.USER, turn.asked());
        add(said, Role.ASSISTANT, turn.answered());
        return said;
    }

    private static void add(List<Message> said, Role role, String text) {
        var harmless = Harmless.said(text).strip();
        if (!harmless.isEmpty()) {
            said.add(new Message(role, harmless));
        }
    }
}
