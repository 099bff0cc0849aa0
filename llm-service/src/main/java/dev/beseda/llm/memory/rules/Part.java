package dev.beseda.llm.memory.rules;

/// One part of a prompt, as an owner sees it.
///
/// @param name such as `system`, `facts`, `summary`, `knowledge`, `history`, `question`
/// @param tokens estimated
public record Part(String name, int tokens, String text) {}
