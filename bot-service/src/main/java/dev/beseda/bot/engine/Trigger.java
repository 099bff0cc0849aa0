package dev.beseda.bot.engine;

/// What makes a scenario begin.
public sealed interface Trigger {
    /// The command `/name`, with any argument.
    record Command(String name) implements Trigger {}

    /// The link `?start=payload`.
    record DeepLink(String payload) implements Trigger {}

    /// A message of just this text; case and outer spaces don't count.
    record Phrase(String text) implements Trigger {}

    /// Any message that nothing else answers.
    record AnyMessage() implements Trigger {}
}
