package dev.beseda.llm.providers.rules;

import java.util.List;

/// What a model is given to read, in order.
public record Prompt(List<Message> messages) {
    public Prompt {
        messages = List.copyOf(messages);
    }

    /// Something said to the model, or by it.
    public record Message(Role role, String text) {}

    /// Who says it.
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
