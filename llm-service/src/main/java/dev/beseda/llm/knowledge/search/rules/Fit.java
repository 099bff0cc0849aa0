package dev.beseda.llm.knowledge.search.rules;

import java.util.UUID;

/// How well a passage fits by its words.
///
/// @param coverage how much of what the question says the passage has, from 0 to 1
public record Fit(UUID id, double score, double coverage) {}
