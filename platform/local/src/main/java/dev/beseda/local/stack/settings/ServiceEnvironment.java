package dev.beseda.local.stack.settings;

import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.stack.settings.Secrets.SealingKey;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a service finds in its environment; all replicas the same but for the ports.
public record ServiceEnvironment(Map<String, String> variables) {
    /// Local servers that owners of bots may name.
    static final String ALLOWED_HOSTS = "LLM_ALLOWED_HOSTS";

    private static final String SECRET_KEY = "BESEDA_SECRET_KEY";
    private static final String EXCHANGE_KEY = "BESEDA_EXCHANGE_KEY";

    /// The environment of one replica.
    public record Placed(int port, Map<String, String> variables) {}

    /// Where the services find what they share.
    public record Surroundings(
            Function<PlatformService, KafkaAddress> kafka, URI telegram, AdminToken adminToken, Secrets secrets) {}

    public static ServiceEnvironment of(
            PlatformService service, DatabaseAddress database, Surroundings surroundings, StackSettings settings) {
        var variables = new HashMap<>(settings.environment());
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        variables.putAll(surroundings.kafka().apply(service).environment());
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        variables.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        variables.put("BESEDA_IDENTITY_PUBLIC_KEY", surroundings.secrets().identityPublicKey());
        variables.put("BESEDA_PUBLIC_URL", settings.publicUrl().toString());
        variables.putAll(ofIts(service, surroundings, settings));
        return new ServiceEnvironment(variables);
    }

    public Placed at(int port) {
        var placed = new HashMap<>(variables);
        placed.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        placed.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.management(port)));
        return new Placed(port, placed);
    }

    private static Map<String, String> ofIts(
            PlatformService service, Surroundings surroundings, StackSettings settings) {
        var secrets = surroundings.secrets();
        return switch (service) {
            case GATEWAY -> ofGateway(surroundings, settings.ports());
            case BOT -> ofBot(surroundings, settings);
            case LLM ->
                Map.of(
                        SECRET_KEY, secrets.sealingKeys(SealingKey.LLM),
                        EXCHANGE_KEY, secrets.sealingKeys(SealingKey.EXCHANGE),
                        ALLOWED_HOSTS, String.join(",", allowed(settings)));
            case GENERATION, CAMPAIGN, BILLING -> Map.of();
        };
    }

    private static Map<String, String> ofBot(Surroundings surroundings, StackSettings settings) {
        return Map.of(
                SECRET_KEY,
                surroundings.secrets().sealingKeys(SealingKey.BOT),
                EXCHANGE_KEY,
                surroundings.secrets().sealingKeys(SealingKey.EXCHANGE),
                "TELEGRAM_API_URL",
                surroundings.telegram().toString(),
                // Said also when there is none: only the settings of this stack decide, not what we inherit.
                FirstBotSettings.TOKEN,
                settings.environment().getOrDefault(FirstBotSettings.TOKEN, ""));
    }

    /// A simulator of ours has language models, too; bots may name it, local as it is.
    private static List<String> allowed(StackSettings settings) {
        var named = Optional.ofNullable(settings.environment().get(ALLOWED_HOSTS));
        var ours = settings.outside().telegram().isPresent()
                ? Optional.<String>empty()
                : Optional.of("127.0.0.1:" + settings.ports().simulator());
        return Stream.concat(named.stream(), ours.stream()).toList();
    }

    private static Map<String, String> ofGateway(Surroundings surroundings, Ports ports) {
        var variables = new HashMap<String, String>();
        variables.put("BESEDA_IDENTITY_PRIVATE_KEY", surroundings.secrets().identityPrivateKey());
        variables.put("BESEDA_ADMIN_TOKEN", surroundings.adminToken().value());
        for (var other : PlatformService.values()) {
            if (other != PlatformService.GATEWAY) {
                variables.put("BESEDA_%s_SERVICE_URL".formatted(other.name()), "http://127.0.0.1:" + ports.of(other));
            }
        }
        return variables;
    }
}
