package dev.beseda.benchmarks;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void thePackagesAndFilesOfTheBenchmarksHangTogetherInOneDirection() {
        ArchitectureRules.holdStructure("dev.beseda.benchmarks");
    }
}
