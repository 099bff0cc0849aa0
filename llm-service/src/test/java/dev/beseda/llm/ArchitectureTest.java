package dev.beseda.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsThePlatformIs() {
        ArchitectureRules.hold(
                "dev.beseda.llm",
                "A package has at most 15 files: memory has 17",
                "A package has at most 15 files: replies.work has 20",
                "A table belongs to one room: bot is touched by bots, memory, usage",
                "Packages use each other in a circle: knowledge, knowledge.search");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(ArchitectureRules.storedJson("dev.beseda.llm"))
                .containsExactly("Bots", "Imports", "Passages", "PendingReplyRows", "ProductRows", "Prompts");
    }

    @Test
    void longTextsAreReadByExpressionsThatGoBackInThesePlaces() {
        assertThat(ArchitectureRules.longTexts("dev.beseda.llm")).containsExactly("Amounts", "NumberReader");
    }
}
