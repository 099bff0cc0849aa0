package dev.beseda.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchedLoopTest {
    private static final long TICK = WatchedLoop.TICK.toNanos();

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final WatchedLoop loop = new WatchedLoop(tasks::add);

    @Test
    void aLoopThatMayRunIsHeldOnlyAsLongAsItDoes() {
        assertThat(WatchedLoop.held(Thread.State.RUNNABLE, 0)).isZero();
        assertThat(WatchedLoop.held(Thread.State.RUNNABLE, TICK / 2)).isEqualTo(TICK / 2);
    }

    @Test
    void aLateTickCountsForOne() {
        assertThat(WatchedLoop.held(Thread.State.RUNNABLE, 10 * TICK)).isEqualTo(TICK);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "WAITING", "TIMED_WAITING"})
    void aLoopThatWaitsForSomebodyIsHeld(Thread.State state) {
        assertThat(WatchedLoop.held(state, 0)).isEqualTo(TICK);
    }

    @Test
    void aLoopThatAnswersIsNotHeld() {
        for (int tick = 0; tick < 10; tick++) {
            loop.tick();
            tasks.remove().run();
        }

        assertThat(loop.held()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aLoopIsAskedOnceUntilItAnswers() {
        loop.tick();
        loop.tick();
        loop.tick();

        assertThat(tasks).hasSize(1);
    }
}
