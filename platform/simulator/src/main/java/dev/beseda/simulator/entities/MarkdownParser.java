package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Reads Telegram's MarkdownV2, step by step as Telegram's own parser does, so that it finds the same faults.
final class MarkdownParser {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\n";

    private final Source source;
    private final Output output = new Output();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean inQuote;
    private boolean quoteMayStart = true;
    private int position;

    MarkdownParser(String text) {
        this.source = new Source(text);
    }

    /// A mark whose end hasn't come: where it stands in the source and in the text, and a language.
    private record Open(Mark mark, String language, int offset, int start) {}

    FormattedText parse() {
        for (; position < source.length(); position++) {
            char here = source.at(position);
            if (here == '\\' && isEscapable(source.at(position + 1))) {
                position++;
                write(source.at(position), source.at(position) == '\n');
            } else if ((isInCode() ? "`" : RESERVED).indexOf(here) < 0) {
                write(here, false);
            } else if (isEnd(here)) {
                end(here);
            } else {
                start(here);
            }
        }
        endQuoteOfLastLine();
        if (!open.isEmpty()) {
            throw unended(open.getFirst());
        }
        return output.finish();
    }

    private void write(char letter, boolean lineEnds) {
        output.append(letter);
        if (letter != '\r') {
            quoteMayStart = lineEnds;
        }
    }

    private boolean isInCode() {
        return !open.isEmpty() && open.getFirst().mark().isCode();
    }

    private boolean isEnd(char here) {
        if (open.isEmpty()) {
            return false;
        }
        return inQuote && here == '\n' && source.at(position + 1) != '>'
                || open.getFirst().mark().endsAt(source, position);
    }

    private void start(char here) {
        int begin = position;
        switch (here) {
            case '\n' -> write('\n', true);
            case '>' -> quote();
            case '`' -> {
                if (source.text().startsWith("```", position)) {
                    pre(begin);
                } else {
                    push(Mark.CODE, begin);
                }
            }
            case '_', '*', '~', '[', '|', '!' -> {
                var mark = Mark.startingAt(source, position).orElseThrow(() -> reserved(here));
                position += mark.width() - 1;
                push(mark, begin);
            }
            default -> throw reserved(here);
        }
    }

    private void quote() {
        if (!quoteMayStart) {
            throw reserved('>');
        }
        if (!inQuote) {
            inQuote = true;
            push(Mark.QUOTE, position);
        }
    }

    /// A language may follow, and one line end that is not part of the text.
    private void pre(int begin) {
        position += 3;
        int wordEnd = position;
        while (!source.isSpace(wordEnd) && source.at(wordEnd) != '`') {
            wordEnd++;
        }
        var language = "";
        if (wordEnd > position && wordEnd < source.length() && source.at(wordEnd) != '`') {
            language = source.slice(position, wordEnd);
            position = wordEnd;
        }
        position = afterLineEnd(source, position) - 1;
        open.push(new Open(Mark.PRE, language, output.length(), begin));
    }

    /// Behind one line end, be it one sign or two.
    static int afterLineEnd(Source source, int place) {
        if (!isLineEnd(source.at(place))) {
            return place;
        }
        boolean two = isLineEnd(source.at(place + 1)) && source.at(place) != source.at(place + 1);
        return place + (two ? 2 : 1);
    }

    private static boolean isLineEnd(char letter) {
        return letter == '\n' || letter == '\r';
    }

    private void push(Mark mark, int begin) {
        open.push(new Open(mark, "", output.length(), begin));
    }

    private void end(char here) {
        var ended = open.pop();
        if (here == '\n' && ended.mark() != Mark.QUOTE) {
            ended = expandable(ended);
            endQuote("expandable_blockquote", ended.offset());
        } else if (ended.mark() == Mark.QUOTE) {
            endQuote("blockquote", ended.offset());
        } else {
            position += ended.mark().endWidth() - 1;
            int offset = ended.offset();
            entity(ended).filter(entity -> output.length() > offset).ifPresent(entity -> output.add(entity, offset));
        }
    }

    /// Two bars at the end of a quote are no spoiler: they make the quote expandable.
    private Open expandable(Open spoiler) {
        boolean atEnd = spoiler.start() == position - 2 || spoiler.start() == position - 3 && output.endsWith('\r');
        if (spoiler.mark() != Mark.SPOILER || !atEnd) {
            throw unended(spoiler);
        }
        var quote = open.pop();
        if (quote.mark() != Mark.QUOTE) {
            throw unended(quote);
        }
        return quote;
    }

    private void endQuote(String type, int offset) {
        inQuote = false;
        write('\n', true);
        output.add(Output.entity(type), offset);
    }

    private void endQuoteOfLastLine() {
        if (!inQuote) {
            return;
        }
        var type = "blockquote";
        var last = open.getFirst();
        if (last.mark() == Mark.SPOILER && last.start() == source.length() - 2) {
            open.pop();
            type = "expandable_blockquote";
        }
        if (open.getFirst().mark() == Mark.QUOTE) {
            int offset = open.pop().offset();
            if (output.length() > offset) {
                output.add(Output.entity(type), offset);
            }
        }
    }

    private Optional<ObjectNode> entity(Open ended) {
        return switch (ended.mark()) {
            case LINK -> Links.entity(source.at(position + 1) == '(' ? url() : output.since(ended.offset()));
            case EMOJI -> Optional.of(emoji());
            case PRE -> {
                var pre = Output.entity("pre");
                yield Optional.of(ended.language().isEmpty() ? pre : pre.put("language", ended.language()));
            }
            case BOLD, ITALIC, UNDERLINE, STRIKETHROUGH, SPOILER, CODE, QUOTE ->
                Optional.of(Output.entity(ended.mark().type()));
        };
    }

    private ObjectNode emoji() {
        if (source.at(position + 1) != '(') {
            throw source.fault("The entity must contain a tg://emoji or tg://time URL");
        }
        var url = url();
        return Links.customEmoji(url)
                .map(id -> Output.entity("custom_emoji").put("custom_emoji_id", id))
                .or(() -> Links.date(url))
                .orElseThrow(() -> source.fault("Invalid tg://emoji or tg://time URL specified"));
    }

    /// Reads what stands in the brackets that follow, and stops at the closing one.
    private String url() {
        position += 2;
        int begin = position;
        var url = new StringBuilder();
        while (position < source.length() && source.at(position) != ')') {
            if (source.at(position) == '\\' && isEscapable(source.at(position + 1))) {
                position++;
            }
            url.append(source.at(position++));
        }
        if (source.at(position) != ')') {
            throw source.fault("Can't find end of a URL at byte offset %d", source.byteOffset(begin));
        }
        return url.toString();
    }

    private static boolean isEscapable(char letter) {
        return letter > 0 && letter <= 126;
    }

    private EntityFault reserved(char letter) {
        return source.fault("Character '%c' is reserved and must be escaped with the preceding '\\'", letter);
    }

    private EntityFault unended(Open mark) {
        var spoken = mark.language().isEmpty() ? mark.mark().spoken() : "PreCode";
        return source.fault("Can't find end of %s entity at byte offset %d", spoken, source.byteOffset(mark.start()));
    }
}
