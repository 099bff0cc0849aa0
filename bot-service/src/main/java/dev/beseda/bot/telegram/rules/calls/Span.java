package dev.beseda.bot.telegram.rules.calls;

import java.util.Objects;

/// A stretch of a text that looks or behaves otherwise than the rest.
///
/// @param offset where it begins, in UTF-16 units
/// @param length how long it is, in UTF-16 units
/// @param detail the address of a `TEXT_LINK`, the language of a `PRE`, the id of a `CUSTOM_EMOJI`; else empty
public record Span(Kind kind, int offset, int length, String detail) {
    public Span {
        detail = Objects.requireNonNullElse(detail, "");
    }

    /// Telegram calls them entities; those that Telegram finds by itself are not among them.
    public enum Kind {
        BOLD,
        ITALIC,
        UNDERLINE,
        STRIKETHROUGH,
        SPOILER,
        BLOCKQUOTE,
        EXPANDABLE_BLOCKQUOTE,
        CODE,
        PRE,
        TEXT_LINK,
        CUSTOM_EMOJI
    }

    public Span(Kind kind, int offset, int length) {
        this(kind, offset, length, "");
    }

    /// The first unit after it.
    public int end() {
        return offset + length;
    }

    Span from(int newOffset, int newLength) {
        return new Span(kind, newOffset, newLength, detail);
    }
}
