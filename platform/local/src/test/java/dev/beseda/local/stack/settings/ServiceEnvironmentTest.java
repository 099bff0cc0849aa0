package dev.beseda.local.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.local.embedded.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    private Path home;

    @Test
    void onlyTheGatewayCanSignIdentities() {
        var gateway = environmentOf(PlatformService.GATEWAY);
        var billing = environmentOf(PlatformService.BILLING);

        assertThat(gateway).containsKeys("BESEDA_IDENTITY_PRIVATE_KEY", "BESEDA_ADMIN_TOKEN");
        assertThat(billing)
                .containsKey("BESEDA_IDENTITY_PUBLIC_KEY")
                .doesNotContainKeys("BESEDA_IDENTITY_PRIVATE_KEY", "BESEDA_ADMIN_TOKEN");
    }

    @Test
    void eachServiceThatSealsHasAKeyOfItsOwnAndTwoShareOneForWhatGoesBetweenThem() {
        var bot = environmentOf(PlatformService.BOT);
        var llm = environmentOf(PlatformService.LLM);

        assertThat(bot.get("BESEDA_SECRET_KEY")).isNotBlank().isNotEqualTo(llm.get("BESEDA_SECRET_KEY"));
        assertThat(bot.get("BESEDA_EXCHANGE_KEY"))
                .isEqualTo(llm.get("BESEDA_EXCHANGE_KEY"))
                .isNotIn(bot.get("BESEDA_SECRET_KEY"), llm.get("BESEDA_SECRET_KEY"));
        assertThat(PlatformService.values())
                .filteredOn(service -> service != PlatformService.BOT && service != PlatformService.LLM)
                .allSatisfy(service -> assertThat(environmentOf(service))
                        .doesNotContainKeys("BESEDA_SECRET_KEY", "BESEDA_EXCHANGE_KEY"));
    }

    @Test
    void theOneKeyOfAnEarlierReleaseOpensWhatItSealedAndSealsNothingAnyMore() throws IOException {
        Files.writeString(home.resolve("secrets"), "BESEDA_SECRET_KEY=former-key\n");

        assertThat(List.of(environmentOf(PlatformService.BOT), environmentOf(PlatformService.LLM)))
                .allSatisfy(sealing -> {
                    assertThat(sealing.get("BESEDA_SECRET_KEY")).matches("[^,]{44},former-key");
                    assertThat(sealing.get("BESEDA_EXCHANGE_KEY")).matches("[^,]{44},former-key");
                });
    }

    @Test
    void everyServiceIsItselfInKafka() {
        var passwords = Secrets.of(home).kafkaPasswords();

        assertThat(environmentOf(PlatformService.BOT))
                .containsAllEntriesOf(passwords.as("bot", "127.0.0.1:9021").environment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9021")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-256")
                .doesNotContainValue(passwords.byUser().get("gateway"));
    }

    @Test
    void theGatewayKnowsWhereTheOthersListen() {
        assertThat(environmentOf(PlatformService.GATEWAY))
                .containsEntry("BESEDA_BOT_SERVICE_URL", "http://127.0.0.1:9001")
                .containsEntry("BESEDA_BILLING_SERVICE_URL", "http://127.0.0.1:9005")
                .containsEntry("QUARKUS_HTTP_PORT", "9000");
    }

    @Test
    void healthAndMetricsAreToldToThisMachineAtAPortOfTheirOwn() {
        assertThat(environmentOf(PlatformService.BOT))
                .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "9101");
    }

    @Test
    void theBotTalksToTheTelegramItIsGiven() {
        assertThat(environmentOf(PlatformService.BOT))
                .containsEntry("TELEGRAM_API_URL", "http://127.0.0.1:9010")
                .containsEntry("BESEDA_PUBLIC_URL", "http://127.0.0.1:9000")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:9020/beseda_bot");
    }

    @Test
    void theBotServiceHearsOfNoFirstBotButThatOfTheStackWhateverItInherits() {
        var settings = StackSettings.at(home, 9000);

        assertThat(environmentOf(PlatformService.BOT, settings)).containsEntry("TELEGRAM_BOT_TOKEN", "");
        assertThat(environmentOf(PlatformService.BOT, settings.with("TELEGRAM_BOT_TOKEN", "777:AAF")))
                .containsEntry("TELEGRAM_BOT_TOKEN", "777:AAF");
    }

    @Test
    void botsMayNameTheModelsOfOurSimulatorBesidesWhatTheOperatorAllows() {
        var settings = StackSettings.at(home, 9000);

        assertThat(environmentOf(PlatformService.LLM, settings)).containsEntry("LLM_ALLOWED_HOSTS", "127.0.0.1:9010");
        assertThat(environmentOf(PlatformService.LLM, settings.with("LLM_ALLOWED_HOSTS", "gpu.lan")))
                .containsEntry("LLM_ALLOWED_HOSTS", "gpu.lan,127.0.0.1:9010");
    }

    @Test
    void withoutASimulatorOfOursNothingIsAllowedThatTheOperatorDoesNotAllow() {
        var variables = Map.of("TELEGRAM_API_URL", "https://api.telegram.org", "LLM_ALLOWED_HOSTS", "gpu.lan");
        var settings = SettingsReader.read(variables, Map.of(), home);

        assertThat(environmentOf(PlatformService.LLM, settings)).containsEntry("LLM_ALLOWED_HOSTS", "gpu.lan");
    }

    private Map<String, String> environmentOf(PlatformService service) {
        return environmentOf(service, StackSettings.at(home, 9000));
    }

    private Map<String, String> environmentOf(PlatformService service, StackSettings settings) {
        var database = DatabaseAddress.onThisMachine(9020, "role", "password").withDatabase(service.database());
        var surroundings = new ServiceEnvironment.Surroundings(
                asked -> Secrets.of(home).kafkaPasswords().as(asked.id(), "127.0.0.1:9021"),
                URI.create("http://127.0.0.1:9010"),
                AdminToken.of(home, Optional.empty()),
                Secrets.of(home));
        return ServiceEnvironment.of(service, database, surroundings, settings)
                .at(settings.ports().of(service))
                .variables();
    }
}
