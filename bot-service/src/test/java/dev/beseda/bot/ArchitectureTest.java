package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBotServiceIsBuiltByTheRulesOfThePlatform() {
        ArchitectureRules.hold("dev.beseda.bot");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(ArchitectureRules.storedJson("dev.beseda.bot"))
                .containsExactly(
                        "BotEntity",
                        "BotPrograms",
                        "BotRegistry",
                        "CallJson",
                        "Conversations",
                        "Dialogs",
                        "Fleet",
                        "HealthRecords",
                        "HttpJobs",
                        "KeyRotation",
                        "Migrator",
                        "OpenDeliveries",
                        "Profiles",
                        "ScenarioEntity",
                        "StepEntity",
                        "StoredLlmSettings",
                        "VersionEntity");
    }

    @Test
    void longTextsAreReadByExpressionsThatGoBackInThesePlaces() {
        assertThat(ArchitectureRules.longTexts("dev.beseda.bot")).containsExactly("PartialMarkdown", "TemplateReader");
    }
}
