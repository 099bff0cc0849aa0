package dev.beseda.journeys.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The compose file is read by Docker itself; no engine is needed for that, no container starts.
class ComposeTest {
    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();
    private static final String EXAMPLE = "deploy/env.example";

    private record Answer(int exitCode, String text) {}

    @BeforeEach
    void composeIsThere() {
        assumeThat(run("docker", "compose", "version").exitCode())
                .as("docker compose is not installed: the compose file is not checked")
                .isZero();
    }

    @Test
    void everyKeyOfTheComposeFileIsKnown() {
        var answer = compose(EXAMPLE, "--quiet");

        assertThat(answer.text()).isEmpty();
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void aMissingSecretIsNamedWithTheCommandThatMakesIt() {
        var answer = compose("/dev/null", "--quiet");

        assertThat(answer.exitCode()).isNotZero();
        assertThat(answer.text()).contains("_PASSWORD is missing a value: run deploy/compose-env > .env");
    }

    @Test
    void everyServiceTellsItsHealthAndIsSeenByThisMachineOnly() throws IOException {
        var house =
                new ObjectMapper().readTree(compose(EXAMPLE, "--format=json").text());

        var services = house.get("services");
        assertThat(services.fieldNames())
                .toIterable()
                .contains(
                        "gateway", "bot", "llm", "generation", "campaign", "billing", "simulator", "postgres", "kafka");
        assertThat(services.properties())
                .filteredOn(service -> !service.getKey().equals("topics"))
                .allMatch(service -> service.getValue().has("healthcheck"));
        assertThat(services.findValuesAsText("host_ip")).hasSize(4).containsOnly("127.0.0.1");
    }

    private static Answer compose(String variables, String option) {
        return run("docker", "compose", "--env-file", variables, "config", option);
    }

    private static Answer run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(HOUSE.toFile())
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), text);
        } catch (IOException notInstalled) {
            return new Answer(127, String.valueOf(notInstalled.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
