package dev.beseda.bot.scenarios.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.scenarios.files.FileCheck.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FileCheckTest {
    private static final Path EXAMPLE = Path.of("../docs/recipes/survey.yaml");
    private static final String SURVEY = """
            name: Survey
            trigger: {type: command, value: start}
            steps:
            - {key: ask, step_type: question, config: {text: 'What is your name?', variable: name}}
            - {key: bye, step_type: message, config: {text: 'Glad, {name}!'}}
            """;

    @Test
    void aServerOfThePlatformMayBeAskedWhereItIsTrusted() {
        var asking = """
                name: Price
                trigger: {type: command, value: price}
                steps:
                - {key: ask, step_type: http_request, config: {url: 'http://shop:8080/{id}', save: {price: /price}}}
                - {key: say, step_type: message, config: {text: 'It costs {price}.'}}
                """;
        var files = List.of(new Source("price.yaml", asking));

        assertThat(FileCheck.of(files, Set.of("shop:8080")).isWell()).isTrue();
        assertThat(FileCheck.of(files, Set.of()).lines())
                .anyMatch(line -> line.contains("error: steps.ask.config.url will never be asked"));
    }

    @Test
    void theExampleOfTheRecipeIsWellAndItsTestsPass() throws IOException {
        var report = FileCheck.of(List.of(new Source("survey.yaml", Files.readString(EXAMPLE))), Set.of());

        assertThat(report.lines()).containsExactly("1 scenarios, 3 tests: well");
        assertThat(report.isWell()).isTrue();
    }

    @ParameterizedTest
    @FieldSource("dev.beseda.bot.scenarios.files.TemplateFiles#NAMES")
    void theTemplatesAreWellAndTheirTestsPass(String name) {
        var report = FileCheck.of(List.of(new Source(name, TemplateFiles.text(name))), Set.of());

        assertThat(report.lines()).singleElement().asString().matches("\\d+ scenarios, [1-9]\\d* tests: well");
        assertThat(report.isWell()).isTrue();
    }

    @Test
    void aTestThatFailsIsNamedWithItsLine() {
        var report = check(SURVEY + """
                tests:
                - name: Asks
                  steps:
                  - {person: /start}
                  - {bot: 'What is your age?'}
                """);

        assertThat(report.isWell()).isFalse();
        assertThat(report.lines())
                .startsWith(
                        "survey.yaml:10: error: the test “Asks” fails: expected the bot to say “What is your age?”, "
                                + "but it said “What is your name?”");
    }

    @Test
    void whatTheBotSaysBeyondTheTestIsADifference() {
        var report = check(SURVEY + """
                tests:
                - name: Asks
                  steps:
                  - {person: /start}
                """);

        assertThat(report.lines().getFirst())
                .endsWith("expected nothing more before the end of the test, but the bot said “What is your name?”");
    }

    @Test
    void whatPublishingRefusesIsRefusedWithTheLineOfTheStep() {
        var report = check("""
                name: Survey
                trigger: {type: command, value: start}
                steps:
                - {key: go, step_type: jump, config: {to: nowhere}}
                """);

        assertThat(report.lines())
                .startsWith("survey.yaml:4: error: steps.go.config.to there is no step with the key nowhere");
    }

    @Test
    void warningsDoNotFail() {
        var report = check(SURVEY.replace("{name}", "{nobody}"));

        assertThat(report.isWell()).isTrue();
        assertThat(report.lines().getFirst()).startsWith("survey.yaml:5: warning: steps.bye.config.text");
    }

    @Test
    void theScenariosOfAllFilesAreOneBot() {
        var caller =
                SURVEY.replace("Survey", "Caller") + "- {key: call, step_type: scenario, config: {scenario: Survey}}\n";

        assertThat(check(caller).lines().getFirst())
                .contains("steps[2].config.scenario", "has no scenario", "(line 6)");
        assertThat(FileCheck.of(List.of(new Source("a.yaml", SURVEY), new Source("b.yaml", caller)), Set.of())
                        .isWell())
                .isTrue();
    }

    @Test
    void theCommandTellsByItsExitCode(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("good.yaml"), SURVEY);
        var bad = Files.writeString(folder.resolve("bad.yml"), "name: Bad");

        assertThat(run(good.toString())).isZero();
        assertThat(run(bad.toString())).isEqualTo(1);
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(run(folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void theCommandKnowsTemplatesByTheirNames() {
        assertThat(run("survey")).isZero();
        assertThat(run("../templates/survey")).isEqualTo(2);
    }

    @Test
    void theCommandChecksEachWholeBotForItself(@TempDir Path folder) throws IOException {
        var caller =
                SURVEY.replace("Survey", "Caller") + "- {key: call, step_type: scenario, config: {scenario: Survey}}\n";
        var bot = Files.writeString(folder.resolve("bot.yaml"), "scenarios:\n- " + SURVEY.replace("\n", "\n  "));
        var one = Files.createDirectory(folder.resolve("one"));
        Files.writeString(one.resolve("survey.yaml"), SURVEY);
        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("survey.yaml"), SURVEY);
        var lone = Files.writeString(folder.resolve("caller.yaml"), caller);
        var survey = Files.writeString(folder.resolve("survey.yaml"), SURVEY);

        assertThat(run(TemplateFiles.NAMES.toArray(String[]::new))).isZero();
        assertThat(run(one.toString(), other.toString(), bot.toString(), "survey"))
                .isZero();
        assertThat(run(lone.toString(), one.toString(), bot.toString(), survey.toString()))
                .isZero();
        assertThat(run(lone.toString(), one.toString(), bot.toString())).isEqualTo(1);
    }

    @Test
    void theCommandNamesEachOfSeveralBots() {
        var out = new ByteArrayOutputStream();

        CheckMain.run(List.of("survey", EXAMPLE.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .startsWith("survey:")
                .endsWith(EXAMPLE + ":", "1 scenarios, 3 tests: well");
    }

    private static int run(String... files) {
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return CheckMain.run(List.of(files), out);
    }

    private static FileCheck.Report check(String yaml) {
        return FileCheck.of(List.of(new Source("survey.yaml", yaml)), Set.of());
    }
}
