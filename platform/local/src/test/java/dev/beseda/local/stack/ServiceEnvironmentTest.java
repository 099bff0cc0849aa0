package dev.beseda.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.local.embedded.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    private Path home;

    @Test
    void onlyTheGatewayCanSignIdentities() {
        var gateway = environmentOf(HouseService.GATEWAY);
        var billing = environmentOf(HouseService.BILLING);

        assertThat(gateway).containsKeys("BESEDA_IDENTITY_PRIVATE_KEY", "BESEDA_ADMIN_TOKEN");
        assertThat(billing)
                .containsKey("BESEDA_IDENTITY_PUBLIC_KEY")
                .doesNotContainKeys("BESEDA_IDENTITY_PRIVATE_KEY", "BESEDA_ADMIN_TOKEN", "BESEDA_SECRET_KEY");
    }

    @Test
    void theGatewayKnowsWhereTheOthersListen() {
        assertThat(environmentOf(HouseService.GATEWAY))
                .containsEntry("BESEDA_BOT_SERVICE_URL", "http://127.0.0.1:9001")
                .containsEntry("BESEDA_BILLING_SERVICE_URL", "http://127.0.0.1:9005")
                .containsEntry("QUARKUS_HTTP_PORT", "9000");
    }

    @Test
    void theBotTalksToTheTelegramItIsGiven() {
        assertThat(environmentOf(HouseService.BOT))
                .containsEntry("TELEGRAM_API_URL", "http://127.0.0.1:9010")
                .containsEntry("BESEDA_PUBLIC_URL", "http://127.0.0.1:9000")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:9020/beseda_bot");
    }

    @Test
    void botsMayNameTheModelsOfOurSimulatorBesidesWhatTheOperatorAllows() {
        var settings = StackSettings.at(home, 9000);

        assertThat(environmentOf(HouseService.LLM, settings)).containsEntry("LLM_ALLOWED_HOSTS", "127.0.0.1:9010");
        assertThat(environmentOf(HouseService.LLM, settings.with("LLM_ALLOWED_HOSTS", "gpu.lan")))
                .containsEntry("LLM_ALLOWED_HOSTS", "gpu.lan,127.0.0.1:9010");
    }

    @Test
    void withoutASimulatorOfOursNothingIsAllowedThatTheOperatorDoesNotAllow() {
        var variables = Map.of("TELEGRAM_API_URL", "https://api.telegram.org", "LLM_ALLOWED_HOSTS", "gpu.lan");
        var settings = SettingsReader.read(variables, Map.of(), home);

        assertThat(environmentOf(HouseService.LLM, settings)).containsEntry("LLM_ALLOWED_HOSTS", "gpu.lan");
    }

    private Map<String, String> environmentOf(HouseService service) {
        return environmentOf(service, StackSettings.at(home, 9000));
    }

    private Map<String, String> environmentOf(HouseService service, StackSettings settings) {
        var database = DatabaseAddress.onThisMachine(9020, "role", "password").withDatabase(service.database());
        var surroundings = new ServiceEnvironment.Surroundings(
                "127.0.0.1:9021",
                URI.create("http://127.0.0.1:9010"),
                AdminToken.of(home, Optional.empty()),
                Secrets.of(home));
        return ServiceEnvironment.of(service, database, surroundings, settings)
                .at(settings.ports().of(service))
                .variables();
    }
}
