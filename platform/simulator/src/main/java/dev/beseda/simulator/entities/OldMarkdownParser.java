package dev.beseda.simulator.entities;

import java.nio.charset.StandardCharsets;

/// Reads Telegram's old `Markdown` mode, in which nothing nests.
final class OldMarkdownParser {
    private final String source;
    private final Output output = new Output();
    private int position;

    OldMarkdownParser(String source) {
        this.source = source;
    }

    FormattedText parse() {
        while (position < source.length()) {
            char here = source.charAt(position);
            if (here == '\\' && position + 1 < source.length() && "_*`[".indexOf(source.charAt(position + 1)) >= 0) {
                output.append(source.charAt(position + 1));
                position += 2;
            } else if (source.startsWith("```", position)) {
                delimited("```", "pre");
            } else if (here == '_') {
                delimited("_", "italic");
            } else if (here == '*') {
                delimited("*", "bold");
            } else if (here == '`') {
                delimited("`", "code");
            } else if (here == '[') {
                link();
            } else {
                output.append(source.codePointAt(position));
                position += Character.charCount(source.codePointAt(position));
            }
        }
        return output.finish();
    }

    private void delimited(String mark, String type) {
        int end = source.indexOf(mark, position + mark.length());
        if (end < 0) {
            throw unended();
        }
        output.start(new Span(mark, Span.entity(type), output.length(), position));
        source.substring(position + mark.length(), end).codePoints().forEach(output::append);
        output.end();
        position = end + mark.length();
    }

    private void link() {
        int textEnd = source.indexOf(']', position);
        if (textEnd < 0) {
            throw unended();
        }
        int urlEnd = source.startsWith("(", textEnd + 1) ? source.indexOf(')', textEnd) : -1;
        var text = source.substring(position + 1, textEnd);
        if (urlEnd < 0) {
            text.codePoints().forEach(output::append);
            position = textEnd + 1;
            return;
        }
        var entity = Span.entity("text_link").put("url", source.substring(textEnd + 2, urlEnd));
        output.start(new Span("[", entity, output.length(), position));
        text.codePoints().forEach(output::append);
        output.end();
        position = urlEnd + 1;
    }

    private EntityFault unended() {
        return new EntityFault("Can't find end of the entity starting at byte offset "
                + source.substring(0, position).getBytes(StandardCharsets.UTF_8).length);
    }
}
