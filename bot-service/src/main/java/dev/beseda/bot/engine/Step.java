package dev.beseda.bot.engine;

import java.util.Optional;

/// One step of a scenario; other steps name it by its `key`.
public sealed interface Step {
    String key();

    /// Says a text and goes on.
    record Message(String key, Text text) implements Step {}

    /// Says a text, unless it is empty, waits for the answer and keeps it as `variable`, if it has one.
    record Question(String key, Text text, Optional<String> variable) implements Step {}

    /// Goes on at the step `then` when the test holds, else at `otherwise`.
    record Condition(String key, Comparison test, String then, String otherwise) implements Step {}

    /// Keeps `value`, its variables filled in, as `variable`.
    record SetVariable(String key, String variable, String value) implements Step {}

    /// Goes on at the step `to`.
    record Jump(String key, String to) implements Step {}

    /// Ends the scenario.
    record End(String key) implements Step {}
}
