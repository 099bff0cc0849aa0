package dev.beseda.kit;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theKitKeepsTheRulesOfThePlatform() {
        ArchitectureRules.hold("dev.beseda.kit");
    }
}
