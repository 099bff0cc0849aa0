package dev.beseda.testkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CostGrowthTest {
    private static final Pattern BACKTRACKING = Pattern.compile("\\s+x");

    @Test
    void aReaderThatLooksThroughTheRestAgainAndAgainIsNotLinear() {
        assertThatThrownBy(() -> CostGrowth.isLinear(
                        2_000,
                        " "::repeat,
                        text -> assertThat(BACKTRACKING.matcher(text).find()).isFalse()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The cost is not linear: size 2,000 took");
    }

    @Test
    void aReaderThatLooksAtEachCharacterOnceIsLinear() {
        CostGrowth.isLinear(
                100_000, " "::repeat, text -> assertThat(text.indexOf('x')).isNegative());
    }

    @Test
    void aSeedGivesTheSameTextsAgain() {
        assertThat(texts(1)).isEqualTo(texts(1)).isNotEqualTo(texts(2)).hasSize(100);
    }

    @Test
    void whatAReaderThrowsNamesTheText() {
        var texts = new HostileTexts(7, "a");

        assertThatThrownBy(() -> texts.each(1, text -> {
                    throw new IllegalStateException(text);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Text 0 of seed 7: ")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static List<String> texts(long seed) {
        var texts = new ArrayList<String>();
        new HostileTexts(seed, "a", "bc").each(100, texts::add);
        return texts;
    }
}
