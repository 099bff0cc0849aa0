package dev.beseda.llm.knowledge.advice.rules;

import dev.beseda.llm.knowledge.advice.rules.Case.Task;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import java.util.List;
import java.util.StringJoiner;

/// What a model is asked that is to give advice.
public final class AdvicePrompt {
    private static final String RECOMMEND = """
            A person tells what they need. Recommend the one product of the sources that fits best, at most two, and \
            say why it fits. When none fits, say so.""";
    private static final String ANSWER_OBJECTION = """
            A person has an objection. Answer it honestly and kindly, with what the sources say. Do not press; when the \
            sources have no answer, say that you will find out.""";
    private static final String RULES = """
            Use only what the sources say, and invent nothing. State a price only as a source has it, to the figure; \
            do no sums with prices. Name the source of each claim by its number, such as [1]. Write in the language of \
            the person, at most five sentences, no headings.""";
    private static final String NO_SOURCES = "There are no sources.";

    private AdvicePrompt() {}

    public static Prompt of(Case asked) {
        var system = new StringJoiner("\n\n");
        if (!asked.systemPrompt().isBlank()) {
            system.add(asked.systemPrompt());
        }
        system.add(asked.task() == Task.RECOMMEND ? RECOMMEND : ANSWER_OBJECTION)
                .add(RULES);
        if (!asked.strategy().isBlank()) {
            system.add("How you talk:\n" + asked.strategy());
        }
        system.add(sources(asked.sources()));
        return new Prompt(List.of(new Message(Role.SYSTEM, system.toString()), new Message(Role.USER, asked.said())));
    }

    private static String sources(List<Source> sources) {
        if (sources.isEmpty()) {
            return NO_SOURCES;
        }
        var listed = new StringJoiner("\n\n").add("Sources:");
        for (int place = 0; place < sources.size(); place++) {
            var source = sources.get(place);
            listed.add("[%d] %s\n%s".formatted(place + 1, source.title(), source.text()));
        }
        return listed.toString();
    }
}
