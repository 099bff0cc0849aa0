package dev.beseda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsThePlatformIs() {
        ArchitectureRules.hold("dev.beseda.campaign");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(ArchitectureRules.storedJson("dev.beseda.campaign")).isEmpty();
    }

    @Test
    void noLongTextIsReadByAnExpressionThatGoesBack() {
        assertThat(ArchitectureRules.longTexts("dev.beseda.campaign")).isEmpty();
    }
}
