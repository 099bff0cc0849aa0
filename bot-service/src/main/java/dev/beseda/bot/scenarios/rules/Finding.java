package dev.beseda.bot.scenarios.rules;

/// One thing that keeps a draft from being published.
///
/// @param field where it is, such as `steps.ask.config.then`
/// @param message what is wrong there
public record Finding(String field, String message) {}
