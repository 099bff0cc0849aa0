package dev.beseda.simulator.clients;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /// Here and not in the simulator: that is built alone, without the test kit.
    @Test
    void thePackagesAndFilesOfTheSimulatorHangTogetherInOneDirection() {
        ArchitectureRules.holdStructure("dev.beseda.simulator");
    }
}
