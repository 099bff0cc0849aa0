package dev.beseda.local.stack;

import dev.beseda.local.embedded.DatabaseAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a service finds in its environment; all replicas the same but for the port.
record ServiceEnvironment(Map<String, String> variables) {
    /// Local servers that owners of bots may name.
    static final String ALLOWED_HOSTS = "LLM_ALLOWED_HOSTS";

    /// The environment of one replica.
    record Placed(int port, Map<String, String> variables) {}

    /// Where the services find what they share.
    record Surroundings(String kafka, URI telegram, AdminToken adminToken, Secrets secrets) {}

    static ServiceEnvironment of(
            HouseService service, DatabaseAddress database, Surroundings surroundings, StackSettings settings) {
        var variables = new HashMap<>(settings.environment());
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("KAFKA_BOOTSTRAP_SERVERS", surroundings.kafka());
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        variables.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        variables.put("BESEDA_IDENTITY_PUBLIC_KEY", surroundings.secrets().identityPublicKey());
        variables.put("BESEDA_PUBLIC_URL", settings.publicUrl().toString());
        variables.putAll(ofIts(service, surroundings, settings));
        return new ServiceEnvironment(variables);
    }

    Placed at(int port) {
        var placed = new HashMap<>(variables);
        placed.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Placed(port, placed);
    }

    private static Map<String, String> ofIts(HouseService service, Surroundings surroundings, StackSettings settings) {
        var secrets = surroundings.secrets();
        return switch (service) {
            case GATEWAY -> ofGateway(surroundings, settings.ports());
            case BOT ->
                Map.of(
                        "BESEDA_SECRET_KEY", secrets.secretKey(),
                        "TELEGRAM_API_URL", surroundings.telegram().toString());
            case LLM ->
                Map.of("BESEDA_SECRET_KEY", secrets.secretKey(), ALLOWED_HOSTS, String.join(",", allowed(settings)));
            case GENERATION, CAMPAIGN, BILLING -> Map.of();
        };
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
        for (var other : HouseService.values()) {
            if (other != HouseService.GATEWAY) {
                variables.put("BESEDA_%s_SERVICE_URL".formatted(other.name()), "http://127.0.0.1:" + ports.of(other));
            }
        }
        return variables;
    }
}
