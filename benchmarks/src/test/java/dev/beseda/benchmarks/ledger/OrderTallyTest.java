package dev.beseda.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.benchmarks.ledger.OrderTally.Counts;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderTallyTest {
    private final OrderTally tally = new OrderTally();

    @Test
    void timesRunFromWhenAnOrderWasDueAndAreToldOnce() {
        tally.ordered(1, 0);

        tally.heard(new Answer(1, true, TimeUnit.MILLISECONDS.toNanos(7)));

        assertThat(tally.times().getMaxValue()).isBetween(7_000L, 7_010L);
        assertThat(tally.times().getTotalCount()).isZero();
    }

    @Test
    void whatIsLostTwiceOrRefusedIsCaught() {
        tally.ordered(1, 0);
        tally.ordered(2, 0);
        tally.ordered(3, 0);

        assertThat(tally.heard(new Answer(1, true, 1))).isTrue();
        assertThat(tally.heard(new Answer(1, true, 2))).isFalse();
        assertThat(tally.heard(new Answer(2, false, 3))).isFalse();

        assertThat(tally.counts()).isEqualTo(new Counts(1, 1, 1));
    }
}
