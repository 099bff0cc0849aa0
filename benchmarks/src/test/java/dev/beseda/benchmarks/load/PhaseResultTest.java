package dev.beseda.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PhaseResultTest {
    private static final Phase PHASE = new Phase("measured", 100, Duration.ofSeconds(2));

    private final Tally tally = new Tally(PHASE, 0);

    @Test
    void aPhaseInWhichAlmostAllIsAnsweredIsSustained() {
        answerUpTo(199, 1);

        assertThat(result().isSustained()).isTrue();
        assertThat(result().answeredPerSecond()).isEqualTo(99.5);
        assertThat(result().counts().lost()).isEqualTo(1);
        assertThat(result().isFaithful()).isFalse();
    }

    @Test
    void aPhaseThatLeavesAPileIsNot() {
        answerUpTo(190, 1);

        assertThat(result().isSustained()).isFalse();
    }

    @Test
    void aReplyAfterThePhaseIsNoLossButDoesNotCountForTheRate() {
        answerUpTo(150, 1);
        for (int message = 150; message < 200; message++) {
            tally.answered(message, TimeUnit.SECONDS.toNanos(3));
        }

        assertThat(result().answeredPerSecond()).isEqualTo(75);
        assertThat(result().isFaithful()).isTrue();
        assertThat(result().isSustained()).isFalse();
    }

    @Test
    void theTimesOfALateGeneratorAreVoid() {
        answerUpTo(190, 1);
        assertThat(result().isVoid()).isFalse();

        for (int message = 190; message < 200; message++) {
            tally.written(message, PHASE.due(message) + TimeUnit.MILLISECONDS.toNanos(11));
        }

        assertThat(result().isVoid()).isTrue();
    }

    @Test
    void timesRunFromTheMomentAMessageWasDue() {
        tally.written(10, PHASE.due(10) + TimeUnit.MILLISECONDS.toNanos(40));
        tally.answered(10, PHASE.due(10) + TimeUnit.MILLISECONDS.toNanos(50));

        assertThat(result().times().answered().getMaxValue()).isBetween(49_900L, 50_100L);
    }

    private void answerUpTo(int messages, long millis) {
        for (int message = 0; message < 200; message++) {
            tally.written(message, PHASE.due(message));
        }
        for (int message = 0; message < messages; message++) {
            tally.answered(message, PHASE.due(message) + TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private PhaseResult result() {
        return new PhaseResult(PHASE, tally.counts(), tally.times());
    }
}
