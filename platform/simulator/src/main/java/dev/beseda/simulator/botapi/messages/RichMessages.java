package dev.beseda.simulator.botapi.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message.Body;
import java.util.List;
import java.util.stream.Stream;

/// Rich messages: kept as blocks and, for people and tests, as their plain text. Markdown and HTML become headings,
/// code and paragraphs; what is inside a paragraph stays as it was written.
final class RichMessages {
    private static final int LONGEST = 32_768;

    private RichMessages() {}

    /// What is kept, and its text.
    record Rich(String text, Content content) {}

    static Body body(Arguments call) {
        var rich = content(call.node("rich_message").orElseThrow());
        return new Body(rich.text(), null, Bodies.markup(call), rich.content());
    }

    static Rich content(JsonNode input) {
        long ways = Stream.of("blocks", "html", "markdown").filter(input::has).count();
        if (ways != 1) {
            throw ApiError.badRequest("exactly one of the fields \"blocks\", \"html\" and \"markdown\" must be used");
        }
        var blocks = blocks(input);
        var text = text(blocks).strip();
        if (text.isEmpty()) {
            throw ApiError.badRequest("message text is empty");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw ApiError.badRequest("message is too long");
        }
        var fields = Json.object();
        var message = fields.putObject("rich_message");
        message.set("blocks", blocks);
        if (input.path("is_rtl").asBoolean(false)) {
            message.put("is_rtl", true);
        }
        return new Rich(text, new Content("rich_message", fields));
    }

    private static ArrayNode blocks(JsonNode input) {
        if (input.has("blocks")) {
            return known((ArrayNode) input.path("blocks"));
        }
        var source = input.has("html")
                ? input.path("html")
                        .asText()
                        .replaceAll("(?i)<(br|/p|/h[1-6]|/li|/pre)[^>]*>", "\n")
                        .replaceAll("<[^>]*>", "")
                : input.path("markdown").asText();
        return new MarkdownBlocks(source).read();
    }

    /// Blocks that are the same on the way in and on the way out; others would need files or a layout.
    private static ArrayNode known(ArrayNode given) {
        var same = List.of(
                "paragraph", "heading", "pre", "footer", "divider", "mathematical_expression", "table", "thinking");
        for (var block : given) {
            if (!same.contains(block.path("type").asText())) {
                throw ApiError.badRequest("the simulator can't show rich blocks of type "
                        + block.path("type").asText());
            }
        }
        return given;
    }

    /// All texts in reading order, a line for each block.
    private static String text(JsonNode part) {
        if (part.isTextual()) {
            return part.textValue();
        }
        if (part.isArray()) {
            var joined = new StringBuilder();
            part.forEach(each -> joined.append(text(each)).append(each.has("type") && isBlock(each) ? "\n" : ""));
            return joined.toString();
        }
        return Stream.of("text", "expression", "cells")
                .map(part::path)
                .filter(found -> !found.isMissingNode())
                .map(RichMessages::text)
                .reduce("", String::concat);
    }

    private static boolean isBlock(JsonNode part) {
        return List.of("paragraph", "heading", "pre", "footer", "divider", "table", "thinking")
                .contains(part.path("type").asText());
    }

    /// Reads Markdown line by line.
    private static final class MarkdownBlocks {
        private final List<String> lines;
        private final ArrayNode blocks = Json.array();
        private final StringBuilder paragraph = new StringBuilder();

        MarkdownBlocks(String source) {
            this.lines = source.lines().toList();
        }

        ArrayNode read() {
            for (int line = 0; line < lines.size(); line++) {
                var text = lines.get(line);
                if (text.startsWith("```")) {
                    line = code(line);
                } else if (text.matches("#{1,6} .*")) {
                    endParagraph();
                    int size = text.indexOf(' ');
                    block("heading", text.substring(size + 1)).put("size", size);
                } else if (text.isBlank()) {
                    endParagraph();
                } else {
                    paragraph.append(paragraph.isEmpty() ? "" : "\n").append(text);
                }
            }
            endParagraph();
            return blocks;
        }

        /// The number of the line that ends the code.
        private int code(int first) {
            endParagraph();
            var code = new StringBuilder();
            int line = first + 1;
            while (line < lines.size() && !lines.get(line).startsWith("```")) {
                code.append(code.isEmpty() ? "" : "\n").append(lines.get(line++));
            }
            var block = block("pre", code.toString());
            var language = lines.get(first).substring(3).strip();
            if (!language.isEmpty()) {
                block.put("language", language);
            }
            return line;
        }

        private void endParagraph() {
            if (!paragraph.isEmpty()) {
                block("paragraph", paragraph.toString());
                paragraph.setLength(0);
            }
        }

        @CanIgnoreReturnValue
        private ObjectNode block(String type, String text) {
            return blocks.addObject().put("type", type).put("text", text);
        }
    }
}
