package dev.beseda.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.benchmarks.options.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthOptionsTest {
    @Test
    void withoutOptionsTenMillionMessagesAreStored() {
        assertThat(GrowthOptions.parse(List.of()).messages()).isEqualTo(10_000_000);
    }

    @Test
    void fewerCanBeAskedFor() {
        assertThat(GrowthOptions.parse(List.of("--messages", "50000")).messages())
                .isEqualTo(50_000);
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> GrowthOptions.parse(List.of("--years", "2"))).isInstanceOf(Refused.class);
    }
}
