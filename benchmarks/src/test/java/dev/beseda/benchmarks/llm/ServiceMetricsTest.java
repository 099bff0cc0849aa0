package dev.beseda.benchmarks.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ServiceMetricsTest {
    private static final String TIMER = "beseda.replies.ending";

    @Test
    void whatWasMeasuredBeforeDoesNotCount() {
        var before = metrics(90, 90, 90, 0.09);
        var now = metrics(140, 189, 190, 1.09);

        var since = now.since(before, TIMER);

        assertThat(since.millis(50)).isEqualTo(1);
        assertThat(since.millis(99)).isEqualTo(5);
        assertThat(since.meanMillis()).isCloseTo(10, within(0.001));
    }

    @Test
    void rowsOfOneTimerAreOne() {
        var now = ServiceMetrics.read("""
                beseda_llm_first_token_seconds_count{model="a",provider="mistral"} 1.0
                beseda_llm_first_token_seconds_sum{model="a",provider="mistral"} 0.002
                beseda_llm_first_token_seconds_count{model="b",provider="mistral"} 3.0
                beseda_llm_first_token_seconds_sum{model="b",provider="mistral"} 0.006
                """);

        var since = now.since(ServiceMetrics.read(""), "beseda.llm.first.token");

        assertThat(since.meanMillis()).isCloseTo(2, within(0.001));
    }

    private static ServiceMetrics metrics(int upToOne, int upToFive, int all, double seconds) {
        return ServiceMetrics.read("""
                # TYPE beseda_replies_ending_seconds histogram
                beseda_replies_ending_seconds_bucket{service="llm",le="0.001"} %1$d
                beseda_replies_ending_seconds_bucket{service="llm",le="0.005"} %2$d
                beseda_replies_ending_seconds_bucket{service="llm",le="+Inf"} %3$d
                beseda_replies_ending_seconds_count{service="llm"} %3$d
                beseda_replies_ending_seconds_sum{service="llm"} %4$s
                """.formatted(upToOne, upToFive, all, seconds));
    }
}
