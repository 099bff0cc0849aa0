package dev.beseda.llm.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceListTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @TempDir
    private Path folder;

    @Test
    void thePlatformHasAListThatSaysWhereItIsFrom() {
        var prices = new PriceList(new Given(Optional.empty()), JSON).prices();

        assertThat(prices.source()).isNotBlank();
        assertThat(prices.picodollars(Kind.DEMO, "demo", 1, 1)).hasValue(0);
        assertThat(prices.of(Kind.OPENAI, "gpt-4o-mini")).isPresent();
    }

    @Test
    void theOperatorsListTakesItsPlace() throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), """
                {"version": 7, "checked": "2026-11-01", "source": "our contract",
                 "prices": [{"provider": "openai", "model": "", "input": 1, "output": 2}]}""");

        var prices = new PriceList(new Given(Optional.of(file.toString())), JSON).prices();

        assertThat(prices.version()).isEqualTo(7);
        assertThat(prices.picodollars(Kind.OPENAI, "anything", 1, 1)).hasValue(3);
        assertThat(prices.picodollars(Kind.DEMO, "demo", 1, 1)).isEmpty();
    }

    @Test
    void aFileThatIsNoListStopsTheStartByItsVariable() throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), "[]");

        assertThatThrownBy(() -> new PriceList(new Given(Optional.of(file.toString())), JSON))
                .hasMessageStartingWith("LLM_PRICES is not a price list");
        assertThatThrownBy(() -> new PriceList(new Given(Optional.of(file + ".none")), JSON))
                .hasMessageStartingWith("LLM_PRICES names a file that cannot be read");
    }

    private record Given(Optional<String> prices) implements UsageConfig {
        @Override
        public Duration reservationLifetime() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int daysKept() {
            return 400;
        }

        @Override
        public int mostCachedReplies() {
            return 1_000;
        }
    }
}
