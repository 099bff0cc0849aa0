package dev.beseda.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.simulator.Simulator;
import dev.beseda.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final Phase PHASE = new Phase("measured", 100, Duration.ofSeconds(1));

    private final Simulator simulator = Simulator.start(SimulatorSettings.from(Map.of("SIMULATOR_PORT", "0")));

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void everyReplyIsFoundAndTimed() {
        var result = write(number -> 1);

        assertThat(result.isFaithful()).isTrue();
        assertThat(result.times().lateness().getTotalCount()).isEqualTo(100);
        assertThat(result.times().taken().getTotalCount()).isEqualTo(100);
        assertThat(result.times().answered().getTotalCount()).isEqualTo(100);
        assertThat(result.times().answered().getMinValue())
                .isPositive()
                .isLessThan(Duration.ofSeconds(10).toNanos() / 1000);
    }

    @Test
    void aBotThatSometimesIsSilentOrAnswersTwiceIsCaught() {
        var result = write(number -> number % 10 == 3 ? 0 : number % 10 == 5 ? 2 : 1);

        assertThat(result.counts().lost()).isEqualTo(10);
        assertThat(result.counts().duplicates()).isEqualTo(10);
        assertThat(result.times().answered().getTotalCount()).isEqualTo(90);
    }

    @Test
    void aSecondPhaseCountsForItself() {
        try (var bot = new TestBot(simulator, number -> number < 100 ? 0 : 1)) {
            var crowd = crowd();

            var first = crowd.write(PHASE, () -> {});
            var second = crowd.write(PHASE, () -> {});

            assertThat(first.counts().lost()).isEqualTo(100);
            assertThat(second.isFaithful()).isTrue();
        }
    }

    @Test
    void aPhaseTellsWhenItBeginsAndEnds() {
        var told = new AtomicInteger();
        try (var bot = new TestBot(simulator, number -> 1)) {
            var unused = crowd().write(PHASE, told::incrementAndGet);
        }

        assertThat(told).hasValue(2);
    }

    private PhaseResult write(IntUnaryOperator replies) {
        try (var bot = new TestBot(simulator, replies)) {
            return crowd().write(PHASE, () -> {});
        }
    }

    private Crowd crowd() {
        return Crowd.gather(simulator, List.of(TestBot.TOKEN), 20, Duration.ofSeconds(1));
    }
}
