package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theBotServiceIsBuiltByTheRulesOfThePlatform() {
        ArchitectureRules.hold(
                "dev.beseda.bot",
                "A table belongs to one room: bot_record is touched by bots, removal",
                "A table belongs to one room: conversation is touched by conversations, removal, retention, telegram",
                "A table belongs to one room: delivery is touched by conversations, removal, retention, telegram",
                "A table belongs to one room: http_request is touched by conversations, retention",
                "A table belongs to one room: person is touched by people, removal, retention",
                "A table belongs to one room: scenario is touched by conversations, retention, scenarios",
                "A table belongs to one room: scenario_version is touched by conversations, removal, retention, scenarios");
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
