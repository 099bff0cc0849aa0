package dev.beseda.kit.http.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads server-sent events out of bytes, wherever these are cut: letters, lines and events may be split between reads.
public final class SseParser {
    private static final int LARGEST_EVENT = 1024 * 1024;
    private static final String ERROR = "error";

    private final Consumer<Event> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean lineFeedMayFollow;
    private boolean first = true;

    /// @param name `error` for an error, however the server marks it; mostly empty
    public record Event(String name, String data) {
        public boolean isError() {
            return name.equals(ERROR);
        }
    }

    /// An event that nobody can take in.
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("An event of the stream is too large", null, false, false);
        }
    }

    public SseParser(Consumer<Event> events) {
        this.events = events;
    }

    public void read(byte[] bytes) {
        int begun = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                keep(bytes, begun, at);
                breakLine(bytes[at]);
                begun = at + 1;
            }
        }
        keep(bytes, begun, bytes.length);
    }

    /// What came without an empty line after it is an event, too.
    public void end() {
        endLine();
        endEvent();
    }

    private void keep(byte[] bytes, int from, int until) {
        if (from == until) {
            return;
        }
        lineFeedMayFollow = false;
        line.write(bytes, from, until - from);
        if (line.size() + data.length() > LARGEST_EVENT) {
            throw new TooLarge();
        }
    }

    private void breakLine(byte letter) {
        boolean isSecondHalf = letter == '\n' && lineFeedMayFollow;
        lineFeedMayFollow = letter == '\r';
        if (!isSecondHalf) {
            endLine();
        }
    }

    private void endLine() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first) {
            first = false;
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        if (text.isEmpty()) {
            endEvent();
            return;
        }
        int colon = text.indexOf(':');
        var field = colon < 0 ? text : text.substring(0, colon);
        take(field, value(text, colon).orElse(""));
    }

    private static Optional<String> value(String text, int colon) {
        if (colon < 0) {
            return Optional.empty();
        }
        var value = text.substring(colon + 1);
        return Optional.of(value.startsWith(" ") ? value.substring(1) : value);
    }

    /// A line that begins with a colon is a comment. Older llama.cpp servers say `error: {…}` instead of `data: …`.
    private void take(String field, String value) {
        switch (field) {
            case "data" -> add(value);
            case "event" -> name = value;
            case ERROR -> {
                name = ERROR;
                add(value);
            }
            default -> {}
        }
    }

    private void add(String value) {
        data.append(data.isEmpty() ? "" : "\n").append(value);
    }

    private void endEvent() {
        if (!data.isEmpty()) {
            events.accept(new Event(name, data.toString()));
        }
        data.setLength(0);
        name = "";
    }
}
