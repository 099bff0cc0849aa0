package dev.beseda.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.benchmarks.options.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerOptionsTest {
    @Test
    void withoutOptionsTheGoalsAreMeasured() {
        var options = LedgerOptions.parse(List.of());

        assertThat(options.wallets()).isEqualTo(10_000);
        assertThat(options.rate()).isEqualTo(500);
        assertThat(options.postings()).isEqualTo(1_000_000);
    }

    @Test
    void aLargerBookCanBeAskedFor() {
        var options = LedgerOptions.parse(List.of("--postings", "10000000", "--quick"));

        assertThat(options.postings()).isEqualTo(10_000_000);
        assertThat(options.seconds()).isEqualTo(5);
    }

    @Test
    void whatIsUnknownIsRefused() {
        assertThatThrownBy(() -> LedgerOptions.parse(List.of("--accounts", "5")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("bench ledger knows");
    }
}
