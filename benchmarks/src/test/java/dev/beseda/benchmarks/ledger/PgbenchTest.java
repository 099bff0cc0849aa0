package dev.beseda.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.benchmarks.options.Refused;
import org.junit.jupiter.api.Test;

class PgbenchTest {
    @Test
    void theRateIsReadOutOfWhatItSays() {
        var said = """
                latency average = 4.405 ms
                initial connection time = 20.431 ms
                tps = 1815.984376 (without initial connection time)
                """;

        assertThat(Pgbench.rate(said)).isEqualTo(1815.984376);
    }

    @Test
    void silenceIsRefused() {
        assertThatThrownBy(() -> Pgbench.rate("connection refused")).isInstanceOf(Refused.class);
    }
}
