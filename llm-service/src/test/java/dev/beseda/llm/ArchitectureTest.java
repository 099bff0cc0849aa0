package dev.beseda.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsThePlatformIs() {
        ArchitectureRules.hold("dev.beseda.llm");
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
