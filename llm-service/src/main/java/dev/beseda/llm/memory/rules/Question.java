package dev.beseda.llm.memory.rules;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import java.util.Map;

/// What a reply is wanted to, with all that the prompt is made of beside the memory.
///
/// @param text all that the person wrote since the last reply
/// @param instructions of the scenario; may be empty
public record Question(
        Talk talk,
        LlmSettings settings,
        String text,
        String instructions,
        String language,
        Map<String, String> variables) {
    public Question {
        variables = Map.copyOf(variables);
    }
}
