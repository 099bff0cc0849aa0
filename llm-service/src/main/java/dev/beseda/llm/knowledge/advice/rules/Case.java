package dev.beseda.llm.knowledge.advice.rules;

import java.util.List;

/// Somebody who wants advice, and what the adviser knows.
///
/// @param systemPrompt who the bot is; may be empty
/// @param strategy how it is to talk; may be empty
/// @param said what the person said
public record Case(Task task, String systemPrompt, String strategy, List<Source> sources, String said) {
    public Case {
        sources = List.copyOf(sources);
    }

    /// What is wanted.
    public enum Task {
        RECOMMEND,
        ANSWER_OBJECTION
    }
}
