package dev.beseda.bot.scenarios.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.BadField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    private static final UUID SURVEY = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Map<String, UUID> NAMES = Map.of("Survey", SURVEY, "Other", OTHER);

    private static final String ALL_LINES = """
            name: Survey
            trigger:
              type: none
            is_active: false
            returns: false
            steps:
            - key: call
              step_type: scenario
              config:
                scenario: Other
            tests:
            - name: All
              given:
                language: ru
                time: 2026-02-01T10:00+03:00
                variables:
                  grown: true
                  name: Ada
                  sum: 7.5
              steps:
              - person: /start promo
              - bot: Hello *
                buttons:
                - Yes
                - No
              - tap: Yes
              - sends:
                  contact: +79991112233
                  of_another: true
              - sends:
                  location:
                    latitude: 55.75
                    longitude: 37.62
              - sends:
                  file:
                    kind: photo
                    name: cat.jpg
                    bytes: 12
              - after: 10m
              - answers:
                  status: 500
                  body:
                    items:
                    - 1
                  request: GET https://example.com/*
              - event: order_paid
                values:
                  sum: 5
              - staff: takes_over
            """;

    @Test
    void aFileThatWasWrittenIsReadAsTheSameScenario() throws IOException {
        var file = BotFile.parse(Files.readString(Path.of("../docs/recipes/survey.yaml")));
        var scenario = file.scenarios("en", NAMES).getFirst();

        var written = BotFile.write(scenario.write(Map.of(SURVEY, "Survey")));
        var again = BotFile.parse(written).scenarios("fr", NAMES).getFirst();

        assertThat(again).isEqualTo(scenario);
        assertThat(BotFile.write(again.write(Map.of(SURVEY, "Survey")))).isEqualTo(written);
    }

    @Test
    void linesOfAllKindsComeBackAsTheyWereWritten() {
        var scenario = BotFile.parse(ALL_LINES).scenarios("en", NAMES).getFirst();

        assertThat(BotFile.write(scenario.write(Map.of(OTHER, "Other")))).isEqualTo(ALL_LINES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: 7                                                     | name               | 1
            name: Bad                                                   | trigger            | 1
            name: Bad\\ntrigger: {type: command, value: 'A B'}           | trigger.value      | 2
            name: Bad\\ntrigger: {type: none}\\nsteps:\\n- {}              | steps[0].step_type | 4
            name: Bad\\ntrigger: {type: none}\\nsteps:\\n- {step_type: dance} | steps[0].step_type | 4
            name: Bad\\ntrigger: {type: none}\\nsteps:\\n- step_type: jump\\n  config: {to: 7} | steps[0].config.to | 5
            name: Bad\\ntrigger: {type: none}\\nsteps:\\n- {key: a, step_type: end}\\n- {key: a, step_type: end} | steps[1].key | 5
            name: Bad\\ntrigger: {type: none}\\ncolour: red              | colour             | 3
            name: Bad\\ntrigger: {type: none}\\ntests:\\n- name: A        | tests[0].steps     | 4
            name: Bad\\ntrigger: {type: none}\\ntests:\\n- name: A\\n  steps:\\n  - {dance: 1} | tests[0].steps[0].line | 6
            scenarios: 7                                                | scenarios          | 1
            scenarios:\\n- {name: A, trigger: {type: none}}\\n- {name: A} | scenarios[1].name  | 3
            scenarios: []\\ncolour: red                                  | colour             | 2
            """)
    void whatIsWrongIsNamedWithItsLine(String yaml, String field, int line) {
        var text = yaml.replace("\\n", "\n");

        assertThatThrownBy(() -> {
                    var file = BotFile.parse(text);
                    file.names();
                    file.scenarios("en", NAMES);
                })
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo(field))
                .hasMessageContaining("(line " + line + ")");
    }
}
