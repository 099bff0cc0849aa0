package dev.beseda.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void whatWasTakenMeanwhileIsTheDifference() {
        var before = new Usage(Map.of("bot", 10.0, "kafka", 4.0), 100);
        var after = new Usage(Map.of("bot", 12.5, "kafka", 5.0), 101);

        var taken = after.since(before);

        assertThat(taken.cpuSeconds()).isEqualTo(Map.of("bot", 2.5, "kafka", 1.0));
        assertThat(taken.otherSeconds()).isEqualTo(1);
        assertThat(taken.allSeconds()).isEqualTo(3.5);
    }
}
