package dev.beseda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheRulesOfThePlatform() {
        ArchitectureRules.hold("dev.beseda.gateway");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(ArchitectureRules.storedJson("dev.beseda.gateway")).isEmpty();
    }

    @Test
    void noLongTextIsReadByAnExpressionThatGoesBack() {
        assertThat(ArchitectureRules.longTexts("dev.beseda.gateway")).isEmpty();
    }
}
