package dev.beseda.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsThePlatformIs() {
        ArchitectureRules.hold("dev.beseda.generation");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(ArchitectureRules.storedJson("dev.beseda.generation")).isEmpty();
    }

    @Test
    void noLongTextIsReadByAnExpressionThatGoesBack() {
        assertThat(ArchitectureRules.longTexts("dev.beseda.generation")).isEmpty();
    }
}
