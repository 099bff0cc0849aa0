package dev.beseda.benchmarks.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.benchmarks.llm.ReplyTally.Counts;
import dev.beseda.simulator.ModelCallListener.ModelCall;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplyTallyTest {
    private final ReplyTally tally = new ReplyTally();

    @Test
    void theModelsOwnTimeIsNotAdded() {
        tally.ordered(7, millis(0));
        tally.called(new ModelCall("Зал № 7", millis(4), millis(100), millis(1_000), true));

        tally.heard(7, true, millis(1_006));

        var result = tally.result();
        assertThat(result.times().asked().getMaxValue()).isBetween(4_000L, 4_010L);
        assertThat(result.times().told().getMaxValue()).isBetween(6_000L, 6_010L);
        assertThat(result.times().added().getMaxValue()).isBetween(10_000L, 10_010L);
        assertThat(result.counts().isFaithful()).isTrue();
    }

    @Test
    void whatIsLostTwiceOrCutIsCaught() {
        tally.ordered(1, 0);
        tally.ordered(2, 0);
        tally.ordered(3, 0);

        tally.heard(1, true, 1);
        tally.heard(1, true, 2);
        tally.heard(2, false, 3);

        assertThat(tally.result().counts()).isEqualTo(new Counts(1, 1, 1, 1));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
