package dev.beseda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.hold("dev.beseda.gateway");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(HouseRules.storedJson("dev.beseda.gateway")).isEmpty();
    }
}
