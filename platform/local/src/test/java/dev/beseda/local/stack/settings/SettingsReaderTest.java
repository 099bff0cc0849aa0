package dev.beseda.local.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.kafka.KafkaAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final Path CHECKOUT = Path.of("/checkout");

    @Test
    void withoutSettingsEverythingIsOurOwn() {
        var settings = SettingsReader.read(Map.of(), Map.of(), CHECKOUT);

        assertThat(settings).isEqualTo(StackSettings.at(CHECKOUT.resolve(".beseda"), 8080));
        assertThat(settings.publicUrl()).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheServicesHearOfIt() {
        var settings = SettingsReader.read(
                Map.of("ADMIN_ID", "2", "PATH", "/bin"), Map.of("ADMIN_ID", "1", "DRY_RUN", "1"), CHECKOUT);

        assertThat(settings.environment()).isEqualTo(Map.of("ADMIN_ID", "2", "DRY_RUN", "1"));
    }

    @Test
    void whatRunsElsewhereIsUsed() {
        var settings = SettingsReader.read(
                Map.of(
                        "DATABASE_URL", "postgresql://ada:p%40ss@db.example/house",
                        "KAFKA_BOOTSTRAP_SERVERS", "k1:9092,k2:9092",
                        "TELEGRAM_API_URL", "https://api.telegram.org"),
                Map.of(),
                CHECKOUT);

        var outside = settings.outside();
        var server = new DatabaseAddress.Server("db.example", 5432);
        assertThat(outside.database()).contains(new DatabaseAddress(server, "house", "ada", "p@ss"));
        assertThat(outside.kafka()).contains(KafkaAddress.open("k1:9092,k2:9092"));
        assertThat(outside.telegram().map(Object::toString)).contains("https://api.telegram.org");
    }

    @Test
    void aKafkaElsewhereIsEnteredWithAPasswordOverAnEncryptedLine() {
        var settings = SettingsReader.read(
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "k1:9093",
                        "KAFKA_USER", "ada",
                        "KAFKA_PASSWORD", "p\"a\\ss",
                        "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/ca.pem"),
                Map.of(),
                CHECKOUT);

        assertThat(settings.outside().kafka().orElseThrow().environment())
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/ca.pem")
                .hasEntrySatisfying(
                        "KAFKA_SASL_JAAS_CONFIG",
                        login -> assertThat(login)
                                .endsWith("ScramLoginModule required username=\"ada\" password=\"p\\\"a\\\\ss\";"));
    }

    @Test
    void halfOfALoginIsRefusedAndNotRepeated() {
        var wrong = Map.of("KAFKA_BOOTSTRAP_SERVERS", "k1:9093", "KAFKA_PASSWORD", "secret");

        assertThatThrownBy(() -> SettingsReader.read(wrong, Map.of(), CHECKOUT))
                .hasMessage("KAFKA_BOOTSTRAP_SERVERS needs both KAFKA_USER and KAFKA_PASSWORD, or none of them.")
                .hasMessageNotContaining("secret");
    }

    @Test
    void replicasAreCountedByService() {
        var settings = SettingsReader.read(Map.of("BESEDA_REPLICAS", "gateway=2, bot=3"), Map.of(), CHECKOUT);

        assertThat(settings.replicas()).isEqualTo(Map.of(PlatformService.GATEWAY, 2, PlatformService.BOT, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TELEGRAM_BOT_TOKEN", "DEFAULT_BOT_TOKEN", "TOKEN_API"})
    void theFirstBotIsKnownByAnyOfTheNamesThatItsTokenHas(String variable) {
        var settings = SettingsReader.read(Map.of(), Map.of(variable, "777:AAF-secret"), CHECKOUT);

        assertThat(settings.firstBot()).contains(777L);
        assertThat(settings.environment())
                .containsEntry("TELEGRAM_BOT_TOKEN", "777:AAF-secret")
                .containsEntry("BESEDA_FIRST_BOT_DELIVERY", "polling")
                .containsEntry("BESEDA_MODELS", "");
    }

    @Test
    void whereTelegramReachesUsTheFirstBotHasAWebhookAndItsModelsAreToldWithoutTheirKeys() {
        var settings = SettingsReader.read(
                Map.of(
                        "TELEGRAM_BOT_TOKEN", "777:AAF-secret",
                        "BESEDA_FIRST_BOT", "coffee",
                        "BESEDA_PUBLIC_URL", "https://bots.example.org",
                        "MISTRAL_API_KEY", "key",
                        "LLAMA_CPP_URL", "http://127.0.0.1:8085"),
                Map.of(),
                CHECKOUT);

        assertThat(settings.environment())
                .containsEntry("BESEDA_FIRST_BOT", "coffee")
                .containsEntry("BESEDA_FIRST_BOT_DELIVERY", "webhook")
                .containsEntry("BESEDA_MODELS", "MISTRAL_API_KEY LLAMA_CPP_URL");
    }

    @Test
    void aTokenThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("TOKEN_API", "777:AAF secret"), Map.of(), CHECKOUT))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageStartingWith("TOKEN_API must look like 123456789:")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "BESEDA_PORT, 80",
        "BESEDA_PORT, many",
        "BESEDA_PORT, 65001",
        "DATABASE_URL, mysql://a:b@c/d",
        "DATABASE_URL, postgresql://host/db",
        "DATABASE_URL, 'postgresql://a:b@bad host/db'",
        "KAFKA_BOOTSTRAP_SERVERS, kafka",
        "TELEGRAM_API_URL, api.telegram.org",
        "BESEDA_PUBLIC_URL, ftp://x",
        "BESEDA_ADMIN_TOKEN, short",
        "BESEDA_REPLICAS, 'kafka=2'",
        "BESEDA_REPLICAS, 'bot=0'"
    })
    void aWrongSettingIsRefusedWithASentenceThatNamesIt(String variable, String value) {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(variable, value), Map.of(), CHECKOUT))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageStartingWith(variable)
                .hasMessageEndingWith(".");
    }

    @Test
    void allFaultsAreToldAtOnceAndNoPasswordIsRepeated() {
        var wrong = Map.of("BESEDA_PORT", "x", "DATABASE_URL", "postgres:secret");

        assertThatThrownBy(() -> SettingsReader.read(wrong, Map.of(), CHECKOUT))
                .hasMessageContaining("BESEDA_PORT")
                .hasMessageContaining("\nDATABASE_URL")
                .hasMessageNotContaining("secret");
    }
}
