package dev.beseda.kit;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theRulesOfTheKitArePure() {
        ArchitectureRules.holdPurity("dev.beseda.kit");
    }

    @Test
    void thePackagesAndFilesOfTheKitHangTogetherInOneDirection() {
        ArchitectureRules.holdStructure("dev.beseda.kit");
    }
}
