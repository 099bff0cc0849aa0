package dev.beseda.llm.knowledge.search.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);
    private static final Asked ASKED = new Asked(Map.of("courier", 2L, "day", 50L, "unknown", 0L), 100);

    private static Candidate candidate(UUID id, Map<String, Integer> counts) {
        return new Candidate(id, 40, counts);
    }

    @Test
    void aRareWordSaysMoreThanACommonOne() {
        var fits =
                Ranking.byWords(ASKED, List.of(candidate(ONE, Map.of("day", 3)), candidate(TWO, Map.of("courier", 1))));

        assertThat(fits).extracting(Fit::id).containsExactly(TWO, ONE);
        assertThat(fits.getFirst().coverage()).isBetween(0.5, 0.8);
    }

    @Test
    void aPassageWithACommonWordOnlyIsBesideThePoint() {
        var fits = Ranking.byWords(ASKED, List.of(candidate(ONE, Map.of("day", 9))));

        assertThat(Ranking.best(fits, List.of(), 6)).isEmpty();
    }

    @Test
    void theOnlyPassageOfABotIsFoundByItsWords() {
        var asked = new Asked(Map.of("kettle", 1L, "much", 0L, "weigh", 0L), 1);

        var fits = Ranking.byWords(asked, List.of(candidate(ONE, Map.of("kettle", 1))));

        assertThat(Ranking.best(fits, List.of(), 6)).containsExactly(ONE);
    }

    @Test
    void aPassageThatHasFarLessThanTheBestIsLeftOut() {
        var fits = List.of(new Fit(ONE, 9, 0.9), new Fit(TWO, 4, 0.4), new Fit(THREE, 3, 0.5));

        assertThat(Ranking.best(fits, List.of(), 6)).containsExactly(ONE, THREE);
    }

    @Test
    void vectorsChangeTheOrderOfWhatFits() {
        var fits = List.of(new Fit(ONE, 5.1, 0.8), new Fit(TWO, 5, 0.8));
        var near = List.of(new Near(ONE, 0.2), new Near(TWO, 0.4), new Near(THREE, 0.35));

        assertThat(Ranking.best(fits, near, 6)).containsExactly(TWO, ONE);
    }

    @Test
    void aPassageWithoutTheWordsIsFoundWhenItIsMuchNearerThanPassagesUsuallyAre() {
        var near = List.of(new Near(ONE, 0.75), new Near(TWO, 0.5), new Near(THREE, 0.52));

        assertThat(Ranking.best(List.of(), near, 6)).containsExactly(ONE);
        assertThat(Ranking.best(List.of(), near.subList(1, 3), 6)).isEmpty();
    }

    @Test
    void noMoreAreFoundThanAreWanted() {
        var fits = List.of(new Fit(ONE, 3, 1), new Fit(TWO, 2, 1), new Fit(THREE, 1, 1));

        assertThat(Ranking.best(fits, List.of(), 2)).containsExactly(ONE, TWO);
    }
}
