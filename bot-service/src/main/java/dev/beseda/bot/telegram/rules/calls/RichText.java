package dev.beseda.bot.telegram.rules.calls;

import java.util.List;
import java.util.stream.Stream;

/// A text with its formatting beside it, as Telegram takes it: nothing in the text itself has to be escaped.
///
/// @param spans formatted stretches of the text;
/// each lies within it, and any two are apart or one lies within the other
public record RichText(String text, List<Span> spans) {
    /// Nothing at all: a picture without a caption has it.
    public static final RichText EMPTY = plain("");

    public RichText {
        spans = List.copyOf(spans);
    }

    public static RichText plain(String text) {
        return new RichText(text, List.of());
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /// The same words without any formatting.
    public RichText unformatted() {
        return plain(text);
    }

    /// The stretch from `start` to `end`, with what its spans cover of it.
    public RichText part(int start, int end) {
        var inside = spans.stream().flatMap(span -> clipped(span, start, end));
        return new RichText(text.substring(start, end), inside.toList());
    }

    private static Stream<Span> clipped(Span span, int start, int end) {
        int from = Math.max(span.offset(), start);
        int to = Math.min(span.end(), end);
        return from < to ? Stream.of(span.from(from - start, to - from)) : Stream.empty();
    }
}
