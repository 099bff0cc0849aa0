package dev.beseda.llm.knowledge.search.rules;

import java.util.Map;
import java.util.UUID;

/// A passage that has words of the question.
///
/// @param length how many different words it has
/// @param counts how often it has each word of the question
public record Candidate(UUID id, int length, Map<String, Integer> counts) {
    public Candidate {
        counts = Map.copyOf(counts);
    }
}
