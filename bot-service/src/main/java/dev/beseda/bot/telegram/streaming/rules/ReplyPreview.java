package dev.beseda.bot.telegram.streaming.rules;

/// What there is to see of a reply before it is whole.
public sealed interface ReplyPreview {
    /// So many others are written first.
    record Queue(int ahead) implements ReplyPreview {}

    /// All that is written so far, as Markdown.
    record SoFar(String markdown) implements ReplyPreview {}
}
