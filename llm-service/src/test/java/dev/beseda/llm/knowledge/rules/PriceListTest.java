package dev.beseda.llm.knowledge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceListTest {
    private static final PriceList LIST = new PriceList(Optional.of(Set.of(new Price(1_990_00, "RUB"))));

    @Test
    void whoSellsNothingMayStateAnyPrice() {
        assertThat(PriceList.ANY.allowed("It costs 5 ₽.")).isEqualTo("It costs 5 ₽.");
        assertThat(PriceList.ANY.allowedSoFar("It costs 5")).isEqualTo("It costs 5");
    }

    @Test
    void onlyPricesOfTheListAreStated() {
        assertThat(LIST.allowed("Take it. It costs 1 990 ₽. Or 5 ₽.")).isEqualTo("Take it. It costs 1 990 ₽.");
    }

    @Test
    void aNumberOfATextThatGrowsIsHeldBackToTheEndOfItsSentence() {
        assertThat(LIST.allowedSoFar("Take it. It is blue and leaf1")).isEqualTo("Take it. It is blue and leaf1");
        assertThat(LIST.allowedSoFar("Take it. It costs 19")).isEqualTo("Take it.");
        assertThat(LIST.allowedSoFar("It costs 19")).isEmpty();
        assertThat(LIST.allowedSoFar("")).isEmpty();
    }
}
