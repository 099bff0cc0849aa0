package dev.beseda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsTheHouseIs() {
        HouseRules.hold("dev.beseda.campaign");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(HouseRules.storedJson("dev.beseda.campaign")).isEmpty();
    }

    @Test
    void noLongTextIsReadByAnExpressionThatGoesBack() {
        assertThat(HouseRules.longTexts("dev.beseda.campaign")).isEmpty();
    }
}
