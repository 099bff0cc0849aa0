package dev.beseda.simulator.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.beseda.simulator.json.Json;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b>a</b> & <i>b</i>|a & b|bold 0 1, italic 4 1",
                "<b>a<u>b</u></b>|ab|bold 0 2, underline 1 1",
                "🙂<code>x &lt; y</code>|🙂x < y|code 2 5",
                "<span class=\"tg-spoiler\">s</span><s>t</s>|st|spoiler 0 1, strikethrough 1 1",
                "<blockquote expandable>q</blockquote>|q|expandable_blockquote 0 1",
                "plain &amp; simple|plain & simple|",
            })
    void htmlIsRead(String written, String text, String entities) {
        var read = EntityParser.parse(written, "html");

        assertThat(read.text()).isEqualTo(text);
        assertThat(shown(read)).isEqualTo(entities == null ? "" : entities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*a* and _b_; a and b; bold 0 1, italic 6 1",
                "__u__ ~s~ ||p||; u s p; underline 0 1, strikethrough 2 1, spoiler 4 1",
                "`a*b`; a*b; code 0 3",
                "1\\. one \\*; 1. one *;",
                "*a _b_*; a b; bold 0 3, italic 2 1",
            })
    void markdownIsRead(String written, String text, String entities) {
        var read = EntityParser.parse(written, "MarkdownV2");

        assertThat(read.text()).isEqualTo(text);
        assertThat(shown(read)).isEqualTo(entities == null ? "" : entities);
    }

    @Test
    void linksAndLanguagesAreKept() {
        var html = EntityParser.parse("<a href=\"https://a.b/?c&amp;d\">x</a>", "HTML");
        var link = EntityParser.parse("[x](https://a.b/\\))", "MarkdownV2");
        var code = EntityParser.parse("```java\nvar x;```", "MarkdownV2");
        var pre = EntityParser.parse("<pre><code class=\"language-java\">var x;</code></pre>", "HTML");

        assertThat(html.entities().path(0).path("url").asText()).isEqualTo("https://a.b/?c&d");
        assertThat(link.entities().path(0).path("url").asText()).isEqualTo("https://a.b/)");
        assertThat(code.entities()).isEqualTo(pre.entities());
        assertThat(code.entities().path(0).path("language").asText()).isEqualTo("java");
    }

    @Test
    void aQuoteEndsWithItsLines() {
        var read = EntityParser.parse(">one\n>two\nthree", "MarkdownV2");

        assertThat(read.text()).isEqualTo("one\ntwo\nthree");
        assertThat(shown(read)).isEqualTo("blockquote 0 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTML|<b>x|Can't find end tag corresponding to start tag \"b\"",
                "HTML|<foo>x</foo>|Unsupported start tag \"foo\" at byte offset 0",
                "HTML|я<b>x</i>|Unmatched end tag at byte offset 6, expected \"</b>\", found \"</i>\"",
                "HTML|x</b>|Unexpected end tag at byte offset 1",
                "MarkdownV2|Hello.|Character '.' is reserved and must be escaped with the preceding '\\'",
                "MarkdownV2|a *b|Can't find end of Bold entity at byte offset 2",
                "Markdown|a *b|Can't find end of the entity starting at byte offset 2",
                "Rich|a|unsupported parse_mode",
            })
    void brokenFormattingIsRefusedInTelegramsWords(String mode, String written, String sentence) {
        assertThatThrownBy(() -> EntityParser.parse(written, mode))
                .isInstanceOf(EntityFault.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bold 0 5, italic 3 4|bold 0 5, italic 3 2, italic 5 2",
                "bold 0 7, code 2 2|bold 0 2, code 2 2, bold 4 3",
                "url 0 3, bold 1 1|bold 1 1",
                "blockquote 0 7, pre 2 2|blockquote 0 7, pre 2 2",
            })
    void givenEntitiesNestAndNothingIsFormattedInsideCode(String given, String kept) {
        assertThat(shown(EntityParser.given("abcdefg", entities(given)))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bold 9 1|Entity begins after the end of the text at UTF-16 offset 9",
                "bold 1 9|Entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10",
                "bold 2 1|Entity begins in a middle of a UTF-16 symbol at byte offset 5",
                "bold 0 2|Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
            })
    void givenEntitiesLieInTheTextBetweenCharacters(String given, String sentence) {
        assertThatThrownBy(() -> EntityParser.given("a🙂b", entities(given))).hasMessage(sentence);
    }

    @Test
    void whiteSpaceAtTheEndIsCutWithItsFormatting() {
        var read = EntityParser.parse("<b>a \n</b> ", "HTML").trimmed();

        assertThat(read.text()).isEqualTo("a");
        assertThat(shown(read)).isEqualTo("bold 0 1");
    }

    private static ArrayNode entities(String written) {
        var entities = Json.array();
        for (var entity : written.split(", ")) {
            var parts = entity.split(" ");
            entities.addObject()
                    .put("type", parts[0])
                    .put("offset", Integer.parseInt(parts[1]))
                    .put("length", Integer.parseInt(parts[2]));
        }
        return entities;
    }

    private static String shown(FormattedText read) {
        return StreamSupport.stream(read.entities().spliterator(), false)
                .map(entity -> "%s %d %d"
                        .formatted(
                                entity.path("type").asText(),
                                entity.path("offset").asInt(),
                                entity.path("length").asInt()))
                .collect(Collectors.joining(", "));
    }
}
