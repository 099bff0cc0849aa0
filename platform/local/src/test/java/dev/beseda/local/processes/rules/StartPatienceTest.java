package dev.beseda.local.processes.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartPatienceTest {
    private static final StartPatience PATIENCE = new StartPatience(Duration.ofMinutes(3), Duration.ofMinutes(20));
    private static final StartProgress BEGUN = StartProgress.none(500);

    @Test
    void aStartThatShowsNothingIsNotWaitedForLongerThanTheQuietTime() {
        var progress = BEGUN.seeing(500, Duration.ZERO, seconds(179));

        assertThat(PATIENCE.exhausted(progress, seconds(179))).isEmpty();
        assertThat(PATIENCE.exhausted(progress, seconds(180)))
                .contains("was not ready yet and got no further for 180 seconds");
    }

    @Test
    void aStartThatWritesIntoItsLogIsWaitedFor() {
        var progress = BEGUN.seeing(600, Duration.ZERO, seconds(170));

        assertThat(progress.lastSign()).isEqualTo(seconds(170));
        assertThat(PATIENCE.exhausted(progress, seconds(349))).isEmpty();
        assertThat(PATIENCE.exhausted(progress, seconds(350))).isPresent();
    }

    @Test
    void aStartThatComputesIsWaitedForThoughItSaysNothing() {
        var progress = BEGUN.seeing(500, StartProgress.WORK, seconds(170));

        assertThat(PATIENCE.exhausted(progress, seconds(349))).isEmpty();
    }

    @Test
    void theLittleThatWaitingCostsIsNoProgress() {
        var progress = BEGUN.seeing(500, StartProgress.WORK.minusMillis(1), seconds(170));

        assertThat(PATIENCE.exhausted(progress, seconds(180))).isPresent();
    }

    @Test
    void evenAStartThatGetsOnIsNotWaitedForForEver() {
        var progress = BEGUN.seeing(9_000, Duration.ofMinutes(19), seconds(1_199));

        assertThat(PATIENCE.exhausted(progress, seconds(1_199))).isEmpty();
        assertThat(PATIENCE.exhausted(progress, seconds(1_200))).contains("did not become ready within 1200 seconds");
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
