package dev.beseda.bot.scenarios.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.problems.BadField;
import dev.beseda.testkit.readers.CostGrowth;
import dev.beseda.testkit.readers.HostileTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a scenario file is made of, it is read in a time in proportion to its length, or refused with a field.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileYamlTest {
    private static final long SEED = 20261129;
    private static final int SIZE = 40_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: |[|",
                "a: |{|",
                "|- |",
                "|? |",
                "a: |{b: |",
                "a:\n|  - b: 1\n|",
                "|a: 1\n|",
                "a: \"|x|",
                "a: '|''|",
                "a: |\\u0000|",
                "a: | |b",
                "|#|",
                "|# a\n|",
                "a: [|1, |1]",
                "|!a |",
                "|&a |",
                "a: [|*a, |]",
                "|%a\n|",
                "|---\n|",
                "a: |\t|",
                "a: >\n |a\n |",
                "|\n|a: 1",
                "a: |:|",
                "a: |,|",
                "|:|",
                "|a:|"
            })
    void aFileIsReadInLinearTime(String shape) {
        CostGrowth.isLinear(SIZE, size -> HostileTexts.repeated(shape, size), HostileYamlTest::read);
    }

    @Test
    void aLongNameOverManyItemsIsReadInLinearTime() {
        CostGrowth.isLinear(5_000, size -> "n".repeat(250) + ":\n" + "- {b: 1}\n".repeat(size), HostileYamlTest::read);
    }

    @Test
    void aFileThatNobodyWritesIsReadOrRefused() {
        new HostileTexts(
                        SEED,
                        "a: ",
                        "b: 1\n",
                        "- ",
                        "\n",
                        "  ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        ":",
                        "? ",
                        "\"",
                        "'",
                        "|\n",
                        ">\n",
                        "#",
                        "&a ",
                        "*a",
                        "!!int ",
                        "!x ",
                        "<<: ",
                        "---\n",
                        "...\n",
                        "%YAML 1.9\n",
                        "1e999999999",
                        "0x1",
                        "null",
                        "~",
                        "true")
                .each(40_000, text -> {
                    read(text);
                    read("a: 1\nsteps:\n" + text);
                });
    }

    private static void read(String text) {
        try {
            assertThat(YamlReader.read(text).fields()).isNotNull();
        } catch (BadField refused) {
            assertThat(refused.sentence()).isNotBlank();
        }
    }
}
