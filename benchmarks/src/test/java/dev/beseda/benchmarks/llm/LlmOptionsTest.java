package dev.beseda.benchmarks.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.benchmarks.options.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class LlmOptionsTest {
    @Test
    void withoutOptionsTheGoalsAreMeasured() {
        var options = LlmOptions.parse(List.of());

        assertThat(options.streams()).isEmpty();
        assertThat(options.rate()).isEqualTo(300);
        assertThat(options.turns()).isEqualTo(100_000);
    }

    @Test
    void streamsCanBeMeasuredAlone() {
        var options = LlmOptions.parse(List.of("--streams", "200", "--seconds", "7"));

        assertThat(options.streams()).hasValue(200);
        assertThat(options.seconds()).isEqualTo(7);
    }

    @Test
    void whatIsUnknownIsRefused() {
        assertThatThrownBy(() -> LlmOptions.parse(List.of("--tokens", "5")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("bench llm knows");
    }
}
