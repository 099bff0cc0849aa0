package dev.beseda.testkit;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    /// The test kit, and what it stands on itself: a module below it cannot use it in its own tests.
    @ParameterizedTest
    @ValueSource(strings = {"dev.beseda.contracts", "dev.beseda.local", "dev.beseda.testkit"})
    void thePackagesAndFilesOfTheModuleHangTogetherInOneDirection(String root) {
        ArchitectureRules.holdStructure(root);
    }
}
