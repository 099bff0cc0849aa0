package dev.beseda.bot.telegram.text;

import com.google.re2j.Pattern;
import dev.beseda.bot.telegram.rules.calls.RichText;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Markdown as authors and models write it: CommonMark with strikethrough, tables and `||spoilers||`. Whatever is
/// broken or unknown stays as text: reading never fails and loses no word.
public final class Markdown {
    /// Deeper than that nobody nests; what does is text.
    private static final int DEEPEST = 30;

    /// No blocks of HTML, which Telegram does not show, and none of indented code, which is mostly an accident.
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(
                    Heading.class, ThematicBreak.class, FencedCodeBlock.class, BlockQuote.class, ListBlock.class))
            .extensions(List.of(StrikethroughExtension.create(), TablesExtension.create()))
            .customDelimiterProcessor(new Spoiler.Marks())
            .maxOpenBlockParsers(DEEPEST)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");

    /// How many characters may be looked through in this way: more than anybody means, and done in half a second.
    private static final long MOST_LOOKED_THROUGH = 30_000_000;

    /// Each row of a table becomes as long as its head, however short it is written: more than anybody reads.
    private static final long MOST_CELLS = 100_000;

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private Markdown() {}

    public static RichText read(String markdown) {
        if (isTangled(markdown)) {
            return RichText.plain(markdown);
        }
        try {
            var writer = new Writer(markdown);
            PARSER.parse(markdown).accept(writer);
            var written = writer.written();
            return written.isBlank() ? RichText.plain(markdown) : written;
        } catch (StackOverflowError | RuntimeException tooTangled) {
            Log.debugf("A Markdown text is shown as it is: %s", tooTangled);
            return RichText.plain(markdown);
        }
    }

    private static boolean isTangled(String markdown) {
        var paragraphs = List.of(BLANK_LINE.split(markdown));
        return paragraphs.stream().mapToLong(Markdown::lookedThrough).sum() > MOST_LOOKED_THROUGH
                || paragraphs.stream().mapToLong(Markdown::cells).sum() > MOST_CELLS;
    }

    private static long lookedThrough(String paragraph) {
        return openTags(paragraph) * paragraph.length();
    }

    /// Each of these makes the parser look for its end as far as the paragraph goes: `<!`, `<?`, and one that is not
    /// closed before the next.
    private static long openTags(String paragraph) {
        long open = 0;
        int next = paragraph.length();
        for (int at = paragraph.length() - 1; at >= 0; at--) {
            char unit = paragraph.charAt(at);
            if (unit == '<') {
                boolean isClosed = next < paragraph.length() && paragraph.charAt(next) == '>';
                open += isClosed && "!?".indexOf(paragraph.charAt(at + 1)) < 0 ? 0 : 1;
            }
            next = unit == '<' || unit == '>' ? at : next;
        }
        return open;
    }

    private static long cells(String paragraph) {
        var bars = paragraph
                .lines()
                .mapToLong(line -> line.chars().filter(unit -> unit == '|').count())
                .filter(count -> count > 0)
                .summaryStatistics();
        return bars.getCount() * Math.max(0, bars.getMax());
    }

    /// `value` so that it stands for itself within Markdown: a person's name with stars stays a name with stars.
    public static String escaped(String value) {
        var escaped = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (PUNCTUATION.indexOf(unit) >= 0) {
                escaped.append('\\');
            }
            escaped.append(unit);
        }
        return escaped.toString();
    }
}
