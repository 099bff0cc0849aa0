package dev.beseda.local.processes.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Test
    void pausesDoubleUpToTheLongest() {
        var pauses = IntStream.of(1, 2, 3, 4, 1000).mapToObj(BACK_OFF::pause).map(Duration::toMillis);

        assertThat(pauses).containsExactly(200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void aCalmLifeIsForgivenItsDeath() {
        assertThat(BACK_OFF.deaths(5, Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(BACK_OFF.deaths(5, Duration.ofSeconds(29))).isEqualTo(6);
    }
}
