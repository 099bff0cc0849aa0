package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBotServiceIsBuiltByTheRulesOfTheHouse() {
        HouseRules.hold("dev.beseda.bot");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(HouseRules.storedJson("dev.beseda.bot"))
                .containsExactly(
                        "BotEntity",
                        "BotRegistry",
                        "Calls",
                        "Conversations",
                        "Dialogs",
                        "Fleet",
                        "HealthRecords",
                        "HttpJobs",
                        "KeptLlm",
                        "Migrator",
                        "OpenDeliveries",
                        "Profiles",
                        "Repertoires",
                        "ScenarioEntity",
                        "StepEntity",
                        "VersionEntity");
    }
}
