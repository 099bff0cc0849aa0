package dev.beseda.llm.memory.rules;

/// Something the bot knows that may help with the question.
///
/// @param source what it is cited as
public record Passage(String source, String text) {}
