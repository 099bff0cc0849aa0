package dev.beseda.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsTheHouseIs() {
        HouseRules.hold(
                "dev.beseda.llm",
                "A package has at most 15 files: memory has 17",
                "A package has at most 15 files: replies.work has 20",
                "A table belongs to one room: bot is touched by bots, memory, usage",
                "Packages use each other in a circle: knowledge, knowledge.search");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(HouseRules.storedJson("dev.beseda.llm"))
                .containsExactly("Bots", "Imports", "Passages", "ProductRows", "Prompts", "WantedRows");
    }

    @Test
    void longTextsAreReadByExpressionsThatGoBackInThesePlaces() {
        assertThat(HouseRules.longTexts("dev.beseda.llm")).containsExactly("Amounts", "Figures");
    }
}
