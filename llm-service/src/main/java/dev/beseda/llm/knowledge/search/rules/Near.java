package dev.beseda.llm.knowledge.search.rules;

import java.util.UUID;

/// How near a passage is to the question by their vectors.
public record Near(UUID id, double likeness) {}
