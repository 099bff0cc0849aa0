package dev.beseda.journeys.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.ServiceTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The compose file is read by Docker itself; no engine is needed for that, no container starts.
class ComposeTest {
    private static final Path PLATFORM = Path.of("").toAbsolutePath().getParent();
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
        assertThat(answer.text()).containsPattern("[A-Z_]+ is missing a value: run deploy/compose-env ");
    }

    @Test
    void everyServiceTellsItsHealthMayStartSlowlyAndIsSeenByThisMachineOnly() throws IOException {
        var platform =
                new ObjectMapper().readTree(compose(EXAMPLE, "--format=json").text());

        var services = platform.get("services");
        assertThat(services.fieldNames())
                .toIterable()
                .contains(
                        "gateway", "bot", "llm", "generation", "campaign", "billing", "simulator", "postgres", "kafka");
        assertThat(services.properties())
                .filteredOn(service -> !service.getKey().equals("topics"))
                .allMatch(service -> service.getValue().path("healthcheck").has("start_period"));
        assertThat(services.findValuesAsText("target")).doesNotContain("9000");
        assertThat(services.findValuesAsText("host_ip")).hasSize(2).containsOnly("127.0.0.1");
    }

    @Test
    void noContainerCanDoMoreThanItMust() throws IOException {
        var services = new ObjectMapper()
                .readTree(compose(EXAMPLE, "--format=json").text())
                .get("services");

        assertThat(services.properties()).allSatisfy(service -> {
            assertThat(service.getValue().path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(service.getValue().path("security_opt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
        });
        assertThat(services.findValuesAsText("cap_add")).hasSize(1);
    }

    @Test
    void everyServiceComesToKafkaAsItself() throws IOException {
        var services = new ObjectMapper()
                .readTree(compose(EXAMPLE, "--format=json").text())
                .get("services");

        assertThat(ServiceTopics.all())
                .allSatisfy(
                        topics -> assertThat(services.at("/" + topics.service() + "/environment/KAFKA_SASL_JAAS_CONFIG")
                                        .asText())
                                .contains("ScramLoginModule required username=\"" + topics.service() + "\""));
        assertThat(services.at("/kafka/environment/KAFKA_LISTENER_SECURITY_PROTOCOL_MAP")
                        .asText())
                .isEqualTo("INTERNAL:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
    }

    @Test
    void onlyThoseWhoSealHaveKeysAndEachItsOwn(@TempDir Path folder) throws IOException {
        var variables = Files.writeString(
                folder.resolve("env"),
                Files.readString(PLATFORM.resolve(EXAMPLE))
                        .replaceAll("([A-Z]+)_SECRET_KEY=change-me", "$1_SECRET_KEY=$1")
                        .concat("BESEDA_SECRET_KEY=former\n"));
        var services = new ObjectMapper()
                .readTree(compose(variables.toString(), "--format=json").text())
                .get("services");

        assertThat(services.at("/bot/environment/BESEDA_SECRET_KEY").asText()).isEqualTo("BOT,former");
        assertThat(services.at("/llm/environment/BESEDA_SECRET_KEY").asText()).isEqualTo("LLM,former");
        assertThat(services.findValuesAsText("BESEDA_SECRET_KEY")).hasSize(2);
        assertThat(services.findValuesAsText("BESEDA_EXCHANGE_KEY"))
                .containsExactly("EXCHANGE,former", "EXCHANGE,former");
    }

    private static Answer compose(String variables, String option) {
        return run("docker", "compose", "--env-file", variables, "config", option);
    }

    private static Answer run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(PLATFORM.toFile())
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
