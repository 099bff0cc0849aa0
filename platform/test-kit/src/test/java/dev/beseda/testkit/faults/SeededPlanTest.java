package dev.beseda.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.faults.SeededPlan.Odds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededPlanTest {
    private static final int REQUESTS = 1_000;
    private static final Odds COMMITS = new Odds("^commit", new Fault.LoseAnswer(), 20);
    private static final Odds READS = new Odds("select", new Fault.Break(), 5);

    private static List<Optional<Fault>> ask(FaultPlan plan, String... requests) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(number -> plan.faultFor(requests[number % requests.length]))
                .toList();
    }

    @Test
    void theSameSeedStrikesTheSameRequestsAndAnotherSeedOthers() {
        var once = ask(SeededPlan.of(7, List.of(COMMITS)), "COMMIT");

        assertThat(ask(SeededPlan.of(7, List.of(COMMITS)), "COMMIT")).isEqualTo(once);
        assertThat(ask(SeededPlan.of(8, List.of(COMMITS)), "COMMIT")).isNotEqualTo(once);
    }

    @Test
    void aboutOneInSoManyIsStruckAndNothingThatDoesNotMatch() {
        var plan = SeededPlan.of(7, List.of(COMMITS));

        assertThat(ask(plan, "COMMIT")).filteredOn(Optional::isPresent).hasSizeBetween(25, 75);
        assertThat(ask(plan, "BEGIN")).allMatch(Optional::isEmpty);
    }

    @Test
    void whatHappensToSomeRequestsDoesNotDependOnOthersBetweenThem() {
        var odds = List.of(COMMITS, READS);

        var alone = ask(SeededPlan.of(7, odds), "commit");
        var amid = ask(SeededPlan.of(7, odds), "select 1", "commit", "select 2", "commit");

        assertThat(IntStream.range(0, REQUESTS)
                        .filter(number -> number % 2 == 1)
                        .mapToObj(amid::get)
                        .toList())
                .isEqualTo(alone.subList(0, REQUESTS / 2));
    }
}
