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
        ArchitectureRules.holdStructure(
                "dev.beseda.kit",
                "A package has at most 15 files: messaging has 20",
                "A package has at most 15 files: web has 27",
                "Packages use each other in a circle: (the root), messaging, postgres, web");
    }
}
