package dev.beseda.bot.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final int NASTY_TEXTS = 20_000;

    /// Letters that stand for themselves wherever they are: no address, language or number is made of them.
    private static final List<String> PIECES = List.of(
            "ж",
            "Щ",
            "😀",
            "👩‍👩‍👧",
            "ы",
            " ",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "***",
            "_",
            "__",
            "~~",
            "~",
            "||",
            "|",
            "`",
            "```\n",
            "```",
            "# ",
            "## ",
            "> ",
            ">> ",
            "- ",
            "  - ",
            "1. ",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](https://a.b)",
            "](ж)",
            "](<щ> \"ы\")",
            "](https://a.b 'ж')",
            "]: ",
            "][",
            "[]",
            "\n\n[ж]: https://a.b\n",
            "\n\n[Щ]: ы\n",
            "\n[щ]: <https://a.b> 'ж'\n",
            "[ы][ж]",
            "![ы][Щ]",
            "[щ]",
            "'",
            "\"",
            ": ",
            "<b>",
            "</b>",
            "<",
            ">",
            "&amp;",
            "&",
            "\\",
            "\\*",
            "|---|---|\n",
            "| ж | щ |\n",
            "---\n",
            "===\n",
            "\t",
            "    ",
            "\u0000",
            "\r\n",
            "!",
            "{",
            "+ ",
            "<https://a.b>",
            "\u200b");

    private static List<String> shown(String markdown) {
        var text = Markdown.read(markdown);
        return text.spans().stream()
                .map(span -> span.kind() + ":" + text.text().substring(span.offset(), span.end()))
                .toList();
    }

    @Test
    void formatsBecomeSpans() {
        var text = Markdown.read("**bold** *italic* ~~gone~~ ||hidden|| `code` [link](https://a.b)");

        assertThat(text.text()).isEqualTo("bold italic gone hidden code link");
        assertThat(shown("**bold** *italic* ~~gone~~ ||hidden|| `code` [link](https://a.b)"))
                .containsExactly(
                        "BOLD:bold",
                        "ITALIC:italic",
                        "STRIKETHROUGH:gone",
                        "SPOILER:hidden",
                        "CODE:code",
                        "TEXT_LINK:link");
        assertThat(text.spans().getLast().detail()).isEqualTo("https://a.b");
    }

    @Test
    void offsetsAreThoseOfUtf16() {
        assertThat(Markdown.read("😀 **жир**").spans()).containsExactly(new Span(Span.Kind.BOLD, 3, 3));
    }

    private static final String BLOCKS = """
            # Title
            Words
            and more

            - one
              - inner
            - two

            3. three
            4. four

            > quoted
            > on

            ```java
            int x = 1;
            ```
            End""";

    @Test
    void blocksAreShownByTheirLikeness() {
        var text = Markdown.read(BLOCKS);

        assertThat(text.text()).isEqualTo("""
                Title

                Words
                and more

                • one
                  • inner
                • two

                3. three
                4. four

                quoted
                on

                int x = 1;

                End""");
        assertThat(text.spans())
                .extracting(Span::kind, Span::detail)
                .contains(tuple(Span.Kind.BOLD, ""), tuple(Span.Kind.BLOCKQUOTE, ""), tuple(Span.Kind.PRE, "java"));
    }

    @Test
    void aTableIsTextInColumns() {
        var text = Markdown.read("| Имя | Age |\n|---|---|\n| Ада | **36** |\n| Ив | 4 |");

        assertThat(text.text()).isEqualTo("Имя | Age\n----+----\nАда | 36\nИв  | 4");
        assertThat(text.spans())
                .containsExactly(new Span(Span.Kind.PRE, 0, text.text().length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**not closed",
                "a * b * c",
                "2 < 3 && 4 > 3",
                "snake_case_name",
                "[no link]",
                "||",
                "<b>x</b>",
                "[x](",
                "C:\\dir",
                "#hashtag"
            })
    void brokenMarkupStaysAsText(String broken) {
        assertThat(Markdown.read(broken)).isEqualTo(RichText.plain(broken));
    }

    @Test
    void whatLooksLikeAReferenceIsShown() {
        assertThat(Markdown.read("[note]: buy milk\n").text()).isEqualTo("[note]: buy milk");
        assertThat(Markdown.read("See [it]\n\n[it]: https://a.b").text()).isEqualTo("See it\n[it]: https://a.b");
    }

    @Test
    void aLabelIsShownBehindItsWordsAndWhereItIsDefined() {
        var text = Markdown.read("See [*the* page][A] and ![pic][b c]\n\n[a]: https://a.b 'Home'\n[b C]: /local");

        assertThat(text.text()).isEqualTo("See the page [A] and pic [b c]\n[a]: https://a.b 'Home'\n[b C]: /local");
        assertThat(text.spans()).contains(new Span(Span.Kind.TEXT_LINK, 4, 8, "https://a.b"));
    }

    @Test
    void theTitleOfALinkIsShownBehindIt() {
        assertThat(Markdown.read("[here](https://a.b \"Home\")").text()).isEqualTo("here (Home)");
        assertThat(Markdown.read("[](https://a.b)").text()).isEqualTo("(https://a.b)");
    }

    @Test
    void anAddressThatTelegramDoesNotOpenIsShown() {
        assertThat(Markdown.read("[here](/local)")).isEqualTo(RichText.plain("here (/local)"));
    }

    @Test
    void whateverIsWrittenTheSpansAreInBoundsAndNestedAndNoLetterIsLost() {
        var random = new Random(5);
        for (int text = 0; text < NASTY_TEXTS; text++) {
            var markdown = nasty(random);

            var read = Markdown.read(markdown);

            assertThat(letters(read.text())).as(markdown).isEqualTo(letters(markdown));
            assertInBounds(read);
            assertNested(read);
        }
    }

    @Test
    void whatIsEscapedStandsForItself() {
        var random = new Random(6);
        for (int text = 0; text < NASTY_TEXTS; text++) {
            var value = nasty(random).replace("\u0000", "");

            var read = Markdown.read("Hello " + Markdown.escaped(value) + " bye");

            assertThat(read.spans()).as(value).isEmpty();
            assertThat(visible(read.text())).isEqualTo(visible("Hello " + value + " bye"));
        }
    }

    @Test
    void textsThatAreMeantToBreakAParserAreRead() {
        for (var piece : List.of("> ", "- ", "[", "![", "*a **b ", "`", "||a", "((", "<a ", "&#", "\\")) {
            assertThat(Markdown.read(piece.repeat(4_000)).text()).isNotEmpty();
        }
    }

    private static String nasty(Random random) {
        var text = new StringBuilder();
        for (int pieces = random.nextInt(30); pieces >= 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^жЩщы😀]", "");
    }

    private static String visible(String text) {
        return text.replaceAll("\\s", "");
    }

    private static void assertInBounds(RichText read) {
        assertThat(read.spans()).allSatisfy(span -> {
            assertThat(span.offset()).isNotNegative();
            assertThat(span.length()).isPositive();
            assertThat(span.end()).isLessThanOrEqualTo(read.text().length());
            assertThat(halves(read.text(), span.offset()) || halves(read.text(), span.end()))
                    .isFalse();
        });
    }

    private static boolean halves(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static void assertNested(RichText read) {
        for (var one : read.spans()) {
            assertThat(read.spans())
                    .as(read.toString())
                    .allMatch(other -> apart(one, other) || within(one, other) || within(other, one));
        }
    }

    private static boolean apart(Span one, Span other) {
        return one.end() <= other.offset() || other.end() <= one.offset();
    }

    private static boolean within(Span outer, Span inner) {
        return outer.offset() <= inner.offset() && inner.end() <= outer.end();
    }
}
