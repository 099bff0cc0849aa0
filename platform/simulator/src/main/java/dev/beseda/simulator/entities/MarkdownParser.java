package dev.beseda.simulator.entities;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads Telegram's MarkdownV2.
final class MarkdownParser {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";
    private static final Map<String, String> TYPES = Map.of(
            "*",
            "bold",
            "_",
            "italic",
            "__",
            "underline",
            "~",
            "strikethrough",
            "||",
            "spoiler",
            "`",
            "code",
            "```",
            "pre");
    private static final Map<String, String> SPOKEN = Map.of(
            "*",
            "Bold",
            "_",
            "Italic",
            "__",
            "Underline",
            "~",
            "Strikethrough",
            "||",
            "Spoiler",
            "`",
            "Code",
            "```",
            "PreCode",
            "[",
            "TextUrl",
            ">",
            "BlockQuote");

    private final String source;
    private final Output output = new Output();
    private int position;

    MarkdownParser(String source) {
        this.source = source;
    }

    FormattedText parse() {
        while (position < source.length()) {
            step(source.charAt(position));
        }
        if (isIn(">")) {
            endQuote();
        }
        if (!output.open().isEmpty()) {
            var open = output.open().getLast();
            throw new EntityFault("Can't find end of %s entity at byte offset %d"
                    .formatted(SPOKEN.getOrDefault(open.name(), open.name()), byteOffset(open.sourceOffset())));
        }
        return output.finish();
    }

    private void step(char here) {
        if (here == '\\' && position + 1 < source.length() && isAscii(source.charAt(position + 1))) {
            output.append(source.charAt(position + 1));
            position += 2;
        } else if (isIn("`") || isIn("```")) {
            code();
        } else if (here == '\n' && isIn(">") && !source.startsWith("\n>", position)) {
            endQuote();
            character();
        } else if (here == '>' && isLineStart()) {
            quote();
        } else if (RESERVED.indexOf(here) < 0) {
            character();
        } else {
            mark(here);
        }
    }

    private void mark(char here) {
        if (here == ']' && isIn("[")) {
            link();
            return;
        }
        if (here == '[' || source.startsWith("![", position)) {
            int width = here == '[' ? 1 : 2;
            output.start(
                    new Span("[", Span.entity(width == 1 ? "text_link" : "custom_emoji"), output.length(), position));
            position += width;
            return;
        }
        var mark = markAt(here);
        if (mark.isEmpty()) {
            throw new EntityFault(
                    "Character '%c' is reserved and must be escaped with the preceding '\\'".formatted(here));
        }
        if (isIn(mark)) {
            output.end();
        } else {
            output.start(new Span(mark, Span.entity(TYPES.getOrDefault(mark, mark)), output.length(), position));
        }
        position += mark.length();
        if (mark.equals("```")) {
            language();
        }
    }

    private String markAt(char here) {
        return switch (here) {
            case '*', '~' -> Character.toString(here);
            case '_' -> source.startsWith("__", position) ? "__" : "_";
            case '`' -> source.startsWith("```", position) ? "```" : "`";
            case '|' -> source.startsWith("||", position) ? "||" : "";
            default -> "";
        };
    }

    private void code() {
        var mark = output.open().element().name();
        if (!source.startsWith(mark, position)) {
            character();
            return;
        }
        output.end();
        position += mark.length();
    }

    private void language() {
        int lineEnd = source.indexOf('\n', position);
        if (lineEnd < 0) {
            return;
        }
        var word = source.substring(position, lineEnd);
        if (word.chars().noneMatch(letter -> Character.isWhitespace(letter) || letter == '`')) {
            if (!word.isEmpty()) {
                output.open().element().entity().put("language", word);
            }
            position = lineEnd + 1;
        }
    }

    private void link() {
        var open = output.open().element();
        position++;
        boolean emoji = open.entity().path("type").asText().equals("custom_emoji");
        if (!source.startsWith("(", position)) {
            if (emoji) {
                throw new EntityFault("Custom emoji entity must contain a tg://emoji URL");
            }
            open.entity().put("url", output.textOf(open));
            output.endPlain();
            return;
        }
        var url = url();
        if (emoji) {
            open.entity().put("custom_emoji_id", url.replaceFirst("^tg://emoji\\?id=", ""));
        } else {
            open.entity().put("url", url);
        }
        output.end();
    }

    private String url() {
        var url = new StringBuilder();
        int start = position++;
        while (position < source.length() && source.charAt(position) != ')') {
            if (source.charAt(position) == '\\' && position + 1 < source.length()) {
                position++;
            }
            url.append(source.charAt(position++));
        }
        if (position >= source.length()) {
            throw new EntityFault("Can't find end of a URL at byte offset " + byteOffset(start));
        }
        position++;
        return url.toString();
    }

    private void quote() {
        if (!isIn(">")) {
            output.start(new Span(">", Span.entity("blockquote"), output.length(), position));
        }
        position++;
    }

    private void endQuote() {
        output.end();
    }

    private boolean isLineStart() {
        return position == 0 || source.charAt(position - 1) == '\n';
    }

    private boolean isIn(String name) {
        var open = output.open().peek();
        return open != null && open.name().equals(name);
    }

    private void character() {
        int codePoint = source.codePointAt(position);
        output.append(codePoint);
        position += Character.charCount(codePoint);
    }

    private static boolean isAscii(char letter) {
        return letter > 0 && letter <= 126;
    }

    private int byteOffset(int index) {
        return source.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }
}
