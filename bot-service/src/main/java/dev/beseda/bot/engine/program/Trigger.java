package dev.beseda.bot.engine.program;

import dev.beseda.bot.engine.patterns.Regex;

/// What makes a scenario begin.
public sealed interface Trigger {
    /// The command `/name`, with any argument.
    record Command(String name) implements Trigger {}

    /// The link `?start=payload`.
    record DeepLink(String payload) implements Trigger {}

    /// A message of just this text; case and outer spaces don't count.
    record Phrase(String text) implements Trigger {}

    /// A message in which the regular expression is found; case does not count.
    record Pattern(Regex regex) implements Trigger {}

    /// Any message that nothing else answers.
    record AnyMessage() implements Trigger {}

    /// Something that another system tells of a person, such as `order_paid`.
    record Event(String name) implements Trigger {}

    /// Only other scenarios, which call it.
    record Never() implements Trigger {}
}
