package dev.beseda.kit;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theRulesOfTheKitArePure() {
        HouseRules.holdPurity("dev.beseda.kit");
    }
}
