package dev.beseda.local.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where Kafka is and how one comes in.
///
/// @param security what Kafka's clients are told of user, password and encryption, by Kafka's own names
public record KafkaAddress(String servers, Map<String, String> security) {
    private static final String PREFIX = "KAFKA_";
    private static final String USER = "KAFKA_USER";
    private static final String PASSWORD = "KAFKA_PASSWORD";
    private static final String PROTOCOL = "security.protocol";
    private static final String MECHANISM = "sasl.mechanism";
    private static final String LOGIN = "sasl.jaas.config";

    public KafkaAddress {
        security = Map.copyOf(security);
    }

    /// A Kafka that asks nobody for a password.
    public static KafkaAddress open(String servers) {
        return new KafkaAddress(servers, Map.of());
    }

    /// As the environment tells it: Kafka's own settings, written `KAFKA_SSL_TRUSTSTORE_LOCATION`, and a user with a
    /// password, which goes over an encrypted line unless something else is asked for.
    ///
    /// @throws IllegalArgumentException when half of a login is missing
    public static KafkaAddress of(String servers, Map<String, String> environment) {
        var security = new HashMap<String, String>();
        environment.forEach((variable, value) -> {
            if (variable.matches("KAFKA_(SECURITY|SASL|SSL)_[A-Z_]+")) {
                security.put(setting(variable), value);
            }
        });
        var user = Optional.ofNullable(environment.get(USER));
        var password = Optional.ofNullable(environment.get(PASSWORD));
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("needs both " + USER + " and " + PASSWORD + ", or none of them");
        }
        if (user.isPresent()) {
            security.putIfAbsent(PROTOCOL, "SASL_SSL");
            var mechanism = security.computeIfAbsent(MECHANISM, _ -> "SCRAM-SHA-512");
            security.put(LOGIN, login(mechanism, user.get(), password.orElseThrow()));
        }
        return new KafkaAddress(servers, security);
    }

    /// As a user of a broker on this machine or in a network of ours.
    KafkaAddress as(String mechanism, String user, String password) {
        var more = new HashMap<>(security);
        more.put(PROTOCOL, "SASL_PLAINTEXT");
        more.put(MECHANISM, mechanism);
        more.put(LOGIN, login(mechanism, user, password));
        return new KafkaAddress(servers, more);
    }

    /// What a client of Kafka is made with.
    public Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(security);
        settings.put("bootstrap.servers", servers);
        return settings;
    }

    /// The same with what this client wants besides.
    public Map<String, Object> settingsWith(Map<String, Object> more) {
        var settings = settings();
        settings.putAll(more);
        return settings;
    }

    /// The same for a service, which reads it from its environment.
    public Map<String, String> environment() {
        var variables = new HashMap<String, String>();
        settings().forEach((setting, value) -> variables.put(variable(setting), value.toString()));
        return variables;
    }

    @Override
    public String toString() {
        return servers;
    }

    static String login(String mechanism, String user, String password) {
        var module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return "org.apache.kafka.common.security.%s required username=%s password=%s;"
                .formatted(module, quoted(user), quoted(password));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String setting(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String variable(String setting) {
        return PREFIX + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
