package dev.beseda.llm.usage.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    private static final Prices PRICES = new Prices(
            1,
            LocalDate.of(2026, 1, 1),
            "a test",
            List.of(
                    new Price(Kind.OPENAI, "gpt-4o", 2_500_000, 10_000_000),
                    new Price(Kind.OPENAI, "gpt-4o-mini", 150_000, 600_000),
                    new Price(Kind.OLLAMA, "", 0, 0)));

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-2024-11-20, 1000000, 0, 2500000000000",
        "gpt-4o-mini, 1, 1, 750000",
        "gpt-4o-mini-2024-07-18, 3, 0, 450000",
    })
    void theCostIsExact(String model, long input, long output, long picodollars) {
        assertThat(PRICES.picodollars(Kind.OPENAI, model, input, output)).hasValue(picodollars);
    }

    @Test
    void aMachineOfOnesOwnCostsNothing() {
        assertThat(PRICES.picodollars(Kind.OLLAMA, "llama3.2", 500, 500)).hasValue(0);
    }

    @Test
    void whatAnUnknownModelCostsNobodyKnows() {
        assertThat(PRICES.picodollars(Kind.OPENAI, "o9", 1, 1)).isEmpty();
        assertThat(PRICES.picodollars(Kind.GROQ, "gpt-4o", 1, 1)).isEmpty();
    }

    @Test
    void aPriceIsNeverBelowZero() {
        assertThatThrownBy(() -> new Price(Kind.OPENAI, "gpt", -1, 0)).hasMessageContaining("below 0");
    }
}
