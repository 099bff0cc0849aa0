package dev.beseda.llm.knowledge.documents.rules;

import java.util.OptionalInt;

/// As much of a section as is found and cited at once.
public record Piece(String heading, OptionalInt page, String text) {}
