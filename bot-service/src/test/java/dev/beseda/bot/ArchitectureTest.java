package dev.beseda.bot;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBotServiceIsBuiltByTheRulesOfTheHouse() {
        HouseRules.hold("dev.beseda.bot");
    }
}
