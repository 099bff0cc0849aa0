package dev.beseda.bot.telegram.streaming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A **wo       | A **wo**",
                "A **wo*      | A **wo**",
                "A **         | A",
                "A **wo *it   | A **wo *it***",
                "A *wo        | A *wo*",
                "A ~~wo       | A ~~wo~~",
                "A `co        | A `co`",
                "**A `co      | **A `co`**",
                "A `2 ** 3    | A `2 ** 3`",
                "See [a](http | See a",
                "[a] [b](http | [a] b",
                "[a [b](http  | a [b",
                "[a](b) [c](d | [a](b) c",
                "a](b [c](d](e| a](b c",
                "[a](b [c     | [a](b [c",
            })
    void whatIsOpenedIsClosed(String markdown, String closed) {
        assertThat(PartialMarkdown.closed(markdown)).isEqualTo(closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\n2.", "A\n- ", "A\n> ", "A\n## ", "A\n* ", "A\n1) **"})
    void aLineThatHasNoWordYetIsLeftOut(String markdown) {
        assertThat(PartialMarkdown.closed(markdown)).isEqualTo("A");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aThousandBracketsAreReadAtOnce() {
        var open = "[".repeat(300_000);
        var links = "[a](b".repeat(60_000) + " c";

        assertThat(PartialMarkdown.closed(open)).isEqualTo(open);
        assertThat(PartialMarkdown.closed(links)).isEqualTo(links);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "2 * 3 = 6",
                "2*3*4",
                "snake_case",
                "**A** and *b*",
                "```java\nint a = b ** c",
                "Is it 2.",
                "**A\n\nB"
            })
    void whatIsWholeOrCodeOrLongAgoStaysAsItIs(String markdown) {
        assertThat(PartialMarkdown.closed(markdown)).isEqualTo(markdown);
    }
}
