package dev.beseda.llm;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsTheHouseIs() {
        HouseRules.hold("dev.beseda.llm");
    }
}
