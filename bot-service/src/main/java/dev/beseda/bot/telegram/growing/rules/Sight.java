package dev.beseda.bot.telegram.growing.rules;

/// What there is to see of a reply before it is whole.
public sealed interface Sight {
    /// So many others are written first.
    record Queue(int ahead) implements Sight {}

    /// All that is written so far, as Markdown.
    record SoFar(String markdown) implements Sight {}
}
