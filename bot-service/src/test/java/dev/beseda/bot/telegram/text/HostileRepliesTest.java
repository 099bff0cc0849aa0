package dev.beseda.bot.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.bot.telegram.streaming.rules.PartialMarkdown;
import dev.beseda.testkit.readers.CostGrowth;
import dev.beseda.testkit.readers.HostileTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a model writes, it is closed, read and cut in a time in proportion to its length.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileRepliesTest {
    private static final long SEED = 20261129;
    private static final int SIZE = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|[|",
                "|*|",
                "|`|",
                "|*a |",
                "|**a |",
                "|_a |",
                "|`a |",
                "|~~a|",
                "|![|",
                "|](|",
                "|[a](|",
                "|[a](b \"|",
                "|[a](<b|",
                "|[a]: |",
                "|[a]: b\n|",
                "|> |",
                "|- |",
                "|1. |",
                "|# |",
                "|#|",
                "|\\|",
                "|&|",
                "|*a_ |",
                "|(*|",
                "| |a",
                "a| |*",
                "|\n|a",
                "|```\n|",
                "|a\n-\n|",
                "|**|x",
                "|&#x|",
                "|http://|"
            })
    void aReplyIsReadInLinearTime(String shape) {
        CostGrowth.isLinear(SIZE, size -> HostileTexts.repeated(shape, size), HostileRepliesTest::read);
    }

    @Test
    void rowsOfATableAreReadInLinearTime() {
        CostGrowth.isLinear(SIZE / 10, size -> "|a|b|\n|-|-|\n" + "|1|2|\n".repeat(size), HostileRepliesTest::read);
    }

    @Test
    void aReplyThatNobodyWritesIsReadAndNoPieceIsTooLong() {
        new HostileTexts(
                        SEED,
                        "*",
                        "**",
                        "_",
                        "`",
                        "```",
                        "~~",
                        "||",
                        "[",
                        "](",
                        "](https://a.b)",
                        ")",
                        "|",
                        "|-|\n",
                        "- ",
                        "> ",
                        "# ",
                        "1. ",
                        "\n",
                        "\n\n",
                        "<",
                        "&amp;",
                        "\\",
                        "a",
                        "слово ",
                        "![")
                .each(30_000, HostileRepliesTest::read);
    }

    private static void read(String markdown) {
        var read = Markdown.read(PartialMarkdown.closed(markdown));

        assertThat(Split.split(read)).allMatch(piece -> piece.text().length() <= Split.LONGEST);
    }
}
