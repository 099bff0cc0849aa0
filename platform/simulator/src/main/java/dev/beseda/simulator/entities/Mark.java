package dev.beseda.simulator.entities;

import java.util.Optional;

/// The marks of MarkdownV2, the longer before the shorter:
/// how they start and end, what they make, how errors call them.
enum Mark {
    UNDERLINE("__", "__", "underline", "Underline"),
    ITALIC("_", "_", "italic", "Italic"),
    BOLD("*", "*", "bold", "Bold"),
    STRIKETHROUGH("~", "~", "strikethrough", "Strikethrough"),
    SPOILER("||", "||", "spoiler", "Spoiler"),
    EMOJI("![", "]", "custom_emoji", "CustomEmoji"),
    LINK("[", "]", "text_link", "TextUrl"),
    PRE("```", "```", "pre", "Pre"),
    CODE("`", "`", "code", "Code"),
    QUOTE(">", "", "blockquote", "BlockQuote");

    private final String start;
    private final String end;
    private final String type;
    private final String spoken;

    Mark(String start, String end, String type, String spoken) {
        this.start = start;
        this.end = end;
        this.type = type;
        this.spoken = spoken;
    }

    static Optional<Mark> startingAt(Source source, int place) {
        for (var mark : values()) {
            if (source.text().startsWith(mark.start, place)) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    /// Two underscores never end an italic text.
    boolean endsAt(Source source, int place) {
        return !end.isEmpty()
                && source.text().startsWith(end, place)
                && !(this == ITALIC && source.at(place + 1) == '_');
    }

    boolean isCode() {
        return this == PRE || this == CODE;
    }

    int width() {
        return start.length();
    }

    int endWidth() {
        return end.length();
    }

    String type() {
        return type;
    }

    String spoken() {
        return spoken;
    }
}
