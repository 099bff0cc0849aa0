package dev.beseda.gateway;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.hold("dev.beseda.gateway");
    }
}
