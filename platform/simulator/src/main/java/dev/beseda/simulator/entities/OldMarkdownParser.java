package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Reads the first Markdown of bots, where nothing nests.
final class OldMarkdownParser {
    private final Source source;
    private final Output output = new Output();
    private int position;

    OldMarkdownParser(String text) {
        this.source = new Source(text);
    }

    FormattedText parse() {
        for (; position < source.length(); position++) {
            char here = source.at(position);
            if (here == '\\' && position + 1 < source.length() && "_*`[".indexOf(source.at(position + 1)) >= 0) {
                position++;
                output.append(source.at(position));
            } else if ("_*`[".indexOf(here) < 0) {
                output.append(here);
            } else if (source.text().startsWith("```", position)) {
                pre();
            } else {
                piece(here);
            }
        }
        return output.finish();
    }

    private void pre() {
        int begin = position;
        position += 3;
        int wordEnd = position;
        while (!source.isSpace(wordEnd) && source.at(wordEnd) != '`') {
            wordEnd++;
        }
        var entity = Output.entity("pre");
        if (wordEnd > position && wordEnd < source.length() && source.at(wordEnd) != '`') {
            entity.put("language", source.slice(position, wordEnd));
            position = wordEnd;
        }
        position = MarkdownParser.afterLineEnd(source, position);
        int offset = output.length();
        copyTo("```", begin);
        add(Optional.of(entity), offset);
        position += 2;
    }

    private void piece(char mark) {
        int begin = position++;
        int offset = output.length();
        copyTo(mark == '[' ? "]" : Character.toString(mark), begin);
        add(
                switch (mark) {
                    case '_' -> Optional.of(Output.entity("italic"));
                    case '*' -> Optional.of(Output.entity("bold"));
                    case '`' -> Optional.of(Output.entity("code"));
                    default -> output.length() > offset ? link(begin) : Optional.empty();
                },
                offset);
    }

    private void copyTo(String end, int begin) {
        while (position < source.length() && !source.text().startsWith(end, position)) {
            output.append(source.at(position++));
        }
        if (position >= source.length()) {
            throw source.fault("Can't find end of the entity starting at byte offset %d", source.byteOffset(begin));
        }
    }

    private void add(Optional<ObjectNode> entity, int offset) {
        if (output.length() > offset) {
            entity.ifPresent(found -> output.add(found, offset));
        }
    }

    /// Without brackets behind it, the text itself is the link.
    private Optional<ObjectNode> link(int begin) {
        if (source.at(position + 1) != '(') {
            return Links.entity(source.slice(begin + 1, position));
        }
        position += 2;
        int start = position;
        while (position < source.length() && source.at(position) != ')') {
            position++;
        }
        return Links.entity(source.slice(start, position));
    }
}
