package dev.beseda.bot.telegram.streaming.rules;

import dev.beseda.kit.text.BoundedText;
import java.util.regex.Pattern;

/// Markdown that ends in the middle: what its last paragraph has opened is closed, and a mark that nothing follows yet
/// is left out, so that nobody sees marks come and go.
@BoundedText(max = 16_384, why = "Looks reads no more of a reply, and a mark is looked at once")
public final class PartialMarkdown {
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(?:```|~~~)", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`[^`]*`?");
    private static final Pattern BARE_MARK = Pattern.compile("(?<![^\\s(])[*_~`]+\\z");
    private static final Pattern BARE_ITEM =
            Pattern.compile("(?<![^\\n])[ \\t]*(?:[-+*>]|#{1,6}|\\d{1,9}[.)])[ \\t]*\\z");
    private static final Pattern OPENING_STAR = Pattern.compile("(?<![^\\s(])\\*(?=\\S)");
    private static final Pattern CLOSING_STAR = Pattern.compile("(?<=\\S)\\*(?!\\w)");
    private static final String BLANK_LINE = "\n\n";

    private PartialMarkdown() {}

    /// The same as far as it goes, and whole.
    public static String closed(String markdown) {
        if (FENCE.matcher(markdown).results().count() % 2 == 1) {
            return markdown;
        }
        int blank = markdown.lastIndexOf(BLANK_LINE);
        int from = blank < 0 ? 0 : blank + BLANK_LINE.length();
        return markdown.substring(0, from) + closedParagraph(markdown.substring(from));
    }

    private static String closedParagraph(String paragraph) {
        var words =
                BARE_MARK.matcher(withoutHalfALink(paragraph).stripTrailing()).replaceAll("");
        var text = BARE_ITEM.matcher(words).replaceAll("").stripTrailing();
        text += count(text, "`") % 2 == 0 ? "" : "`";
        long openStars = openStars(text);
        text += openStars > 0 ? "*" : "";
        return closed(closed(text, "**", openStars < 0), "~~", text.endsWith("~"));
    }

    /// A link whose address has no end yet is its words alone. A pattern would look through the rest of the text
    /// from each bracket.
    private static String withoutHalfALink(String paragraph) {
        int address = paragraph.length();
        while (address > 0 && !endsAnAddress(paragraph.charAt(address - 1))) {
            address--;
        }
        int end = paragraph.indexOf("](", address - 2);
        while (end >= 0) {
            int start = bracketBefore(end, paragraph);
            if (start >= 0) {
                return paragraph.substring(0, start) + paragraph.substring(start + 1, end);
            }
            end = paragraph.indexOf("](", end + 1);
        }
        return paragraph;
    }

    private static boolean endsAnAddress(char unit) {
        return unit == ')' || Character.isWhitespace(unit);
    }

    /// The first one on the line behind the closing one before; below zero when there is none.
    private static int bracketBefore(int end, String text) {
        int start = -1;
        for (int at = end - 1; at >= 0 && text.charAt(at) != ']' && text.charAt(at) != '\n'; at--) {
            start = text.charAt(at) == '[' ? at : start;
        }
        return start;
    }

    /// @param isHalf whether the first half of the closing pair is there
    private static String closed(String text, String pair, boolean isHalf) {
        boolean isClosed = count(withoutCode(text), pair) % 2 == 0;
        return isClosed ? text : text + (isHalf && !text.endsWith(pair) ? pair.substring(1) : pair);
    }

    /// Below zero when one is closed that nobody opened.
    private static long openStars(String text) {
        var single = withoutCode(text).replace("**", "");
        return OPENING_STAR.matcher(single).results().count()
                - CLOSING_STAR.matcher(single).results().count();
    }

    private static String withoutCode(String text) {
        return CODE.matcher(text).replaceAll("");
    }

    private static int count(String text, String mark) {
        int count = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            count++;
        }
        return count;
    }
}
