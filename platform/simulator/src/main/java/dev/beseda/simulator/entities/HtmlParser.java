package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/// Reads Telegram's HTML, step by step as Telegram's own parser does, so that it finds the same faults.
final class HtmlParser {
    private final Source source;
    private final Output output = new Output();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean halfCharacters;
    private int position;

    HtmlParser(String text) {
        this.source = new Source(text);
    }

    /// A start tag whose end tag hasn't come.
    private record Open(HtmlTag tag, int offset) {}

    FormattedText parse() {
        while (position < source.length()) {
            char here = source.at(position);
            var reference = here == '&' ? HtmlReference.at(source, position) : HtmlReference.NONE;
            if (reference.isPresent()) {
                halfCharacters |= reference.isHalfCharacter();
                output.append(reference.text());
                position = reference.end();
            } else if (here == '<') {
                tag();
            } else {
                output.append(here);
                position++;
            }
        }
        if (!open.isEmpty()) {
            throw source.fault(
                    "Can't find end tag corresponding to start tag \"%s\"",
                    open.getFirst().tag().name());
        }
        if (halfCharacters) {
            throw source.fault("Text contains invalid Unicode characters after decoding HTML entities, check for"
                    + " unmatched surrogate code units");
        }
        return withoutLanguages(output.finish());
    }

    /// The language of code outside of `pre` is forgotten in the end.
    private static FormattedText withoutLanguages(FormattedText read) {
        for (var entity : read.entities()) {
            if (entity.path("type").asText().equals("code")) {
                ((ObjectNode) entity).remove("language");
            }
        }
        return read;
    }

    private void tag() {
        if (source.at(position + 1) == '/') {
            endTag(position);
        } else {
            var tag = HtmlTag.read(source, position);
            position = tag.end();
            open.push(new Open(tag, output.length()));
        }
    }

    private void endTag(int begin) {
        if (open.isEmpty()) {
            throw source.fault("Unexpected end tag at byte offset %d", source.byteOffset(begin));
        }
        int nameEnd = begin + 1;
        while (!source.isSpace(nameEnd) && source.at(nameEnd) != '>') {
            nameEnd++;
        }
        int end = source.afterSpaces(nameEnd);
        if (source.at(end) != '>') {
            throw source.fault("Unclosed end tag at byte offset %d", source.byteOffset(begin));
        }
        var name = Source.small(source.slice(begin + 2, nameEnd));
        var started = open.pop();
        if (!name.isEmpty() && !name.equals(started.tag().name())) {
            throw source.fault(
                    "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"",
                    source.byteOffset(begin), started.tag().name(), name);
        }
        position = end + 1;
        if (output.length() > started.offset()) {
            end(started.tag(), started.offset());
        }
    }

    private void end(HtmlTag tag, int offset) {
        var argument = tag.argument();
        switch (tag.name()) {
            case "i", "em" -> output.add(Output.entity("italic"), offset);
            case "b", "strong" -> output.add(Output.entity("bold"), offset);
            case "s", "strike", "del" -> output.add(Output.entity("strikethrough"), offset);
            case "u", "ins" -> output.add(Output.entity("underline"), offset);
            case "tg-spoiler", "span" -> output.add(Output.entity("spoiler"), offset);
            case "blockquote" ->
                output.add(Output.entity(argument.isEmpty() ? "blockquote" : "expandable_blockquote"), offset);
            case "tg-emoji" -> output.add(emoji(argument), offset);
            case "tg-time" -> date(tag, offset);
            case "a" ->
                Links.entity(argument.isEmpty() ? output.since(offset) : argument)
                        .ifPresent(entity -> output.add(entity, offset));
            case "pre" -> pre(offset);
            case "code" -> code(argument, offset);
            default -> throw new IllegalStateException("No tag is called " + tag.name());
        }
    }

    private ObjectNode emoji(String id) {
        if (!Links.isEmojiId(id)) {
            throw source.fault("Invalid custom emoji identifier specified");
        }
        return Output.entity("custom_emoji").put("custom_emoji_id", id);
    }

    private void date(HtmlTag tag, int offset) {
        var entity = Links.date(tag.date(), tag.argument()).orElseThrow(() -> source.fault("Invalid date format used"));
        if (tag.date() > 0) {
            output.add(entity, offset);
        }
    }

    /// Code with a language that fills its `pre` makes one piece with it, whichever is inside.
    private void pre(int offset) {
        output.last("code", offset)
                .filter(code -> code.has("language"))
                .ifPresentOrElse(code -> code.put("type", "pre"), () -> output.add(Output.entity("pre"), offset));
    }

    private void code(String language, int offset) {
        var code = Output.entity("code");
        if (language.isEmpty()) {
            output.add(code, offset);
            return;
        }
        output.last("pre", offset)
                .filter(pre -> !pre.has("language"))
                .ifPresentOrElse(
                        pre -> pre.put("language", language), () -> output.add(code.put("language", language), offset));
    }
}
