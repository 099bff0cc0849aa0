package dev.beseda.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsTheHouseIs() {
        HouseRules.hold("dev.beseda.llm");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(HouseRules.storedJson("dev.beseda.llm"))
                .containsExactly("Bots", "Imports", "Passages", "ProductRows", "Prompts", "WantedRows");
    }
}
