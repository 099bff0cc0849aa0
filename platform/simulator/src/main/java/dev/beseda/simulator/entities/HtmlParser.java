package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Telegram's HTML.
final class HtmlParser {
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"));
    private static final Map<String, String> CHARACTERS = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-zA-Z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
    private static final Pattern REFERENCE = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot);?");

    private final String source;
    private final Output output = new Output();
    private int position;

    HtmlParser(String source) {
        this.source = source;
    }

    FormattedText parse() {
        while (position < source.length()) {
            switch (source.charAt(position)) {
                case '<' -> tag();
                case '&' -> reference();
                default -> character();
            }
        }
        if (!output.open().isEmpty()) {
            throw new EntityFault("Can't find end tag corresponding to start tag \"%s\""
                    .formatted(output.open().peek().name()));
        }
        return output.finish();
    }

    private void character() {
        int codePoint = source.codePointAt(position);
        output.append(codePoint);
        position += Character.charCount(codePoint);
    }

    private void reference() {
        var matcher = REFERENCE.matcher(source).region(position, source.length());
        if (!matcher.lookingAt()) {
            character();
            return;
        }
        decoded(matcher.group(1)).codePoints().forEach(output::append);
        position = matcher.end();
    }

    private static String decoded(String name) {
        if (!name.startsWith("#")) {
            return CHARACTERS.getOrDefault(name, "");
        }
        int codePoint =
                name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }

    private void tag() {
        int end = source.indexOf('>', position);
        if (end < 0) {
            throw new EntityFault("Unclosed start tag at byte offset " + byteOffset(position));
        }
        var inside = source.substring(position + 1, end).strip();
        if (inside.startsWith("/")) {
            endTag(inside.substring(1).strip().toLowerCase(Locale.ROOT));
        } else {
            startTag(inside);
        }
        position = end + 1;
    }

    private void startTag(String inside) {
        int nameEnd = 0;
        while (nameEnd < inside.length() && !Character.isWhitespace(inside.charAt(nameEnd))) {
            nameEnd++;
        }
        var name = inside.substring(0, nameEnd).toLowerCase(Locale.ROOT);
        var attributes = inside.substring(nameEnd);
        var simple = SIMPLE.get(name);
        var entity = simple != null && !name.equals("code")
                ? Span.entity(simple)
                : switch (name) {
                    case "a" ->
                        Span.entity("text_link")
                                .put("url", attribute(attributes, "href").orElse(""));
                    case "code" -> code(attributes);
                    case "span" -> spoiler(attributes);
                    case "blockquote" ->
                        Span.entity(
                                attribute(attributes, "expandable").isPresent()
                                        ? "expandable_blockquote"
                                        : "blockquote");
                    case "tg-emoji" ->
                        Span.entity("custom_emoji")
                                .put(
                                        "custom_emoji_id",
                                        attribute(attributes, "emoji-id").orElse(""));
                    default -> throw unsupported(name);
                };
        output.start(new Span(name, entity, output.length(), position));
    }

    private ObjectNode code(String attributes) {
        var entity = Span.entity("code");
        attribute(attributes, "class")
                .filter(value -> value.startsWith("language-"))
                .ifPresent(value -> entity.put("language", value.substring("language-".length())));
        return entity;
    }

    private ObjectNode spoiler(String attributes) {
        if (!attribute(attributes, "class").orElse("").equals("tg-spoiler")) {
            throw new EntityFault("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + byteOffset(position));
        }
        return Span.entity("spoiler");
    }

    private EntityFault unsupported(String name) {
        return new EntityFault("Unsupported start tag \"%s\" at byte offset %d".formatted(name, byteOffset(position)));
    }

    private void endTag(String name) {
        var open = output.open().peek();
        if (open == null) {
            throw new EntityFault("Unexpected end tag at byte offset " + byteOffset(position));
        }
        if (!name.isEmpty() && !name.equals(open.name())) {
            throw new EntityFault("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
                    .formatted(byteOffset(position), open.name(), name));
        }
        end(open);
    }

    private void end(Span open) {
        boolean linkWithoutUrl =
                open.name().equals("a") && open.entity().path("url").asText().isEmpty();
        boolean insidePre = open.name().equals("code") && isInPre();
        if (insidePre) {
            var pre = output.open().stream().skip(1).findFirst().orElseThrow();
            if (open.entity().has("language")) {
                pre.entity().put("language", open.entity().path("language").asText());
            }
        }
        if (linkWithoutUrl || insidePre) {
            output.endPlain();
            return;
        }
        if (open.name().equals("code")) {
            open.entity().remove("language");
        }
        output.end();
    }

    private boolean isInPre() {
        return output.open().stream()
                .skip(1)
                .findFirst()
                .filter(span -> span.name().equals("pre"))
                .isPresent();
    }

    private static Optional<String> attribute(String attributes, String wanted) {
        var matcher = ATTRIBUTE.matcher(attributes);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(wanted)) {
                for (int group = 2; group <= 4; group++) {
                    if (matcher.group(group) != null) {
                        return Optional.of(REFERENCE
                                .matcher(matcher.group(group))
                                .replaceAll(found -> Matcher.quoteReplacement(decoded(found.group(1)))));
                    }
                }
                return Optional.of("");
            }
        }
        return Optional.empty();
    }

    private int byteOffset(int index) {
        return source.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }
}
