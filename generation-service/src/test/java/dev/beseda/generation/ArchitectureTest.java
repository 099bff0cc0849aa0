package dev.beseda.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsTheHouseIs() {
        HouseRules.hold("dev.beseda.generation");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(HouseRules.storedJson("dev.beseda.generation")).isEmpty();
    }

    @Test
    void noLongTextIsReadByAnExpressionThatGoesBack() {
        assertThat(HouseRules.longTexts("dev.beseda.generation")).isEmpty();
    }
}
