package dev.beseda.journeys;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /// All there is here are tests and what they stand on.
    @Test
    void thePackagesAndFilesOfTheJourneysHangTogetherInOneDirection() {
        ArchitectureRules.holdStructureOfTests("dev.beseda.journeys");
    }
}
