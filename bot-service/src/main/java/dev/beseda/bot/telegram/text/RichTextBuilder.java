package dev.beseda.bot.telegram.text;

import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A text that is being written, with its spans.
final class RichTextBuilder {
    /// Telegram's code has no formats within.
    private static final Set<Span.Kind> BARE = EnumSet.of(Span.Kind.CODE, Span.Kind.PRE);

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private final Set<Span.Kind> open = EnumSet.noneOf(Span.Kind.class);

    void write(String words) {
        text.append(words);
    }

    /// Parts what follows from the word before it.
    void space() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    /// Begins a new line, unless one has just begun.
    void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /// Leaves a line empty, unless nothing was written.
    void gap() {
        line();
        if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }

    /// Whatever `content` writes is of this kind; within itself a kind changes nothing.
    void within(Span.Kind kind, String detail, Runnable content) {
        int start = text.length();
        boolean outermost = open.add(kind);
        content.run();
        if (outermost) {
            open.remove(kind);
            add(kind, detail, start);
        }
    }

    private void add(Span.Kind kind, String detail, int start) {
        int from = start;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        boolean inCode = open.stream().anyMatch(BARE::contains);
        if (from < to && !inCode) {
            spans.add(new Span(kind, from, to - from, detail));
        }
    }

    /// Whatever is around another span comes before it; it was closed after it.
    RichText finished() {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var sorted = new ArrayList<>(spans.reversed());
        sorted.sort(Comparator.comparingInt(Span::offset)
                .thenComparing(Comparator.comparingInt(Span::length).reversed()));
        return new RichText(text.toString(), sorted).part(0, end);
    }
}
