package dev.beseda.bot.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import dev.beseda.bot.telegram.rules.calls.Split;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a model writes, all of it is shown, and nothing of it is refused by Telegram.
class MarkdownOfModelsTest {
    private static final int TEXTS = 10_000;
    private static final int HUGE = 100_000;
    private static final int ASCII = 128;

    /// Far more than reading takes on a busy machine,
    /// far less than it takes where each letter costs more than the last.
    private static final int PATIENCE_SECONDS = 30;

    private static final Set<Span.Kind> BARE = EnumSet.of(Span.Kind.CODE, Span.Kind.PRE);

    private static final List<String> PATTERNS = List.of(
            "щ",
            "слово ",
            "слово\n",
            "щ\n\n",
            "> ",
            "> щ\n",
            "- ",
            "- щ\n",
            "  - щ\n",
            "1. щ\n",
            "[",
            "![",
            "]",
            "](",
            "[щ](",
            "[щ](https://a.b) ",
            "[щ]",
            "[щ][ы] ",
            "[щ]: https://a.b\n",
            "*",
            "**",
            "*щ",
            "**щ ",
            "*щ* ",
            "***щ** ы* ",
            "_",
            "_щ_",
            "~~",
            "~~щ",
            "||",
            "||щ",
            "`",
            "`щ",
            "`щ` ",
            "```\nщ\n",
            "```\n",
            "``` ",
            "~~~",
            "| щ ",
            "| щ |\n",
            "| щ |\n|---|\n",
            "#",
            "# щ\n",
            "<",
            "<b",
            "<b>",
            "<!--",
            "<a href='",
            "&",
            "&#",
            "&amp;",
            "\\",
            "\\щ",
            "(",
            "((",
            ")",
            "\t",
            "    щ\n",
            "---\n",
            "===\n",
            "щ\n===\n",
            "\"",
            "'",
            "😀",
            "\u200b",
            "\u202e",
            "\u0000",
            "$x_1^2$ ",
            "a_b*c",
            "*a **b ",
            "_a __b ",
            "**a*b");

    @Test
    void whateverAModelWritesIsShownWhole() {
        var texts = new ModelTexts(11);
        for (int text = 0; text < TEXTS; text++) {
            assertShownWhole(texts.next());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```",
                "```java",
                "```\nконец",
                "~~~\n```\nщ",
                "``` щ ```",
                "`щ``ы`",
                "```js\nщ\n```ы",
                "> ```\n> щ\nы",
                "- ```\n  щ\n- ы",
                "| щ |\n|---|",
                "| щ |\n|---|\n| ы | ю |",
                "|щ|\n|-|\n|`a|ы`|",
                "| щ \\| ы |\n|---|\n| **ю | я** |",
                "**щ *ы** ю*",
                "***щ** ы*",
                "__щ _ы__ ю_",
                "~~щ ||ы~~ ю||",
                "||щ| ы||",
                "[щ](https://a.b",
                "[щ](",
                "[щ]",
                "[щ][",
                "[щ]: ",
                "[щ]: https://a.b 'ы",
                "[щ]: https://a.b\n[щ]: https://c.d ю",
                "[[щ](https://a.b)](https://c.d)",
                "![щ](https://a.b)",
                "[![щ](https://a.b)](https://c.d)",
                "[щ](<ы>)",
                "[**щ](https://a.b)**",
                "<b>щ</i>",
                "<!-- щ -->",
                "<!-- щ",
                "<![CDATA[щ]]>",
                "<щ>",
                "&щ; &#1; &#0; &#xD800;",
                "\\щ \\\\ы \\",
                "щ\\\nы  \nю",
                "$$щ$$ $ы$ \\[ю\\]",
                "щ\u0000ы",
                "\u202eщ **ы** \u202cю",
                "\u200b",
                "\u200b**щ**\u200b",
                "**\u200bщ**",
                "** щ **",
                "*\u00a0щ*",
                "щ\u2028ы\u2029ю\u000bя\u0085щ",
                "\ufeff# щ",
                "- \n- щ\n-\n  - ы",
                "1. щ\n1) ы\n- ю\n    1. я",
                "999999999. щ\n1000000000. ы",
                "щ\n===\nы\n---\n===",
                "===\nщ",
                "> > > щ\n> ы\nю",
                ">щ\n\n>ы",
                "😀**😀**😀",
                "**👩‍👩‍👧‍👦**",
                "\uD83D",
                "**\uD83D** щ \uDE00",
                "[^1]: щ\n\nы[^1]",
                "<details><summary>щ</summary>ы</details>",
                "щ<br>ы<br/>ю"
            })
    void nastyTextsAreShownWhole(String nasty) {
        assertShownWhole(nasty);
        assertShownWhole(nasty + "\n\n" + nasty);
        assertShownWhole("- " + nasty.replace("\n", "\n  "));
        assertShownWhole("> " + nasty.replace("\n", "\n> "));
    }

    @ParameterizedTest
    @FieldSource("PATTERNS")
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHundredKilobytesOfAnythingAreReadInTime(String pattern) {
        var huge = pattern.repeat(HUGE / pattern.length());

        assertShownWhole(huge);
    }

    @Test
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTableCostsNoMoreThanItsText() {
        var wide = "|щ".repeat(12_000) + "\n" + "|-".repeat(12_000) + "\n" + "|ы\n".repeat(17_000);
        var swelling = "|щ|ы|\n|-|-|\n|" + "ю".repeat(20_000) + "|я|\n" + "|щ|ы|\n".repeat(10_000);

        assertShownWhole(wide);
        assertThat(Markdown.read(swelling).text()).hasSizeLessThan(2 * swelling.length());
    }

    private static void assertShownWhole(String markdown) {
        var read = Markdown.read(markdown);
        var parts = Split.split(read);

        assertThat(kept(read.text())).as(markdown).isEqualTo(kept(markdown));
        assertTelegramTakes(read, markdown);
        assertThat(inked(parts.stream().map(RichText::text).collect(Collectors.joining())))
                .isEqualTo(inked(read.text()));
        parts.forEach(part -> {
            assertThat(part.text()).isNotBlank().hasSizeLessThanOrEqualTo(Split.LONGEST);
            assertTelegramTakes(part, markdown);
        });
    }

    /// Letters and digits that are no part of any markup.
    private static String kept(String text) {
        return text.codePoints()
                .filter(character -> character >= ASCII && Character.isLetterOrDigit(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String inked(String text) {
        return text.replaceAll("\\s", "");
    }

    /// The spans are within the text and halve no character; each lies within those around it, and none within code.
    /// Code may lie within others: Telegram itself ends these before it.
    private static void assertTelegramTakes(RichText text, String markdown) {
        var around = new ArrayDeque<Span>();
        for (var span : text.spans()) {
            while (!around.isEmpty() && around.peek().end() <= span.offset()) {
                around.pop();
            }
            boolean inBounds = span.offset() >= 0
                    && span.length() > 0
                    && span.end() <= text.text().length();
            boolean nested = around.isEmpty() || span.end() <= around.peek().end();
            boolean bare = around.stream().noneMatch(outer -> BARE.contains(outer.kind()));
            assertThat(inBounds && nested && bare)
                    .as("%s in %s of %s", span, text, markdown)
                    .isTrue();
            assertThat(halves(text.text(), span.offset()) || halves(text.text(), span.end()))
                    .as("%s of %s", span, markdown)
                    .isFalse();
            around.push(span);
        }
    }

    private static boolean halves(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
