package dev.beseda.local.kafka;

import static java.util.stream.Collectors.toMap;

import dev.beseda.contracts.ServiceTopics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The passwords of Kafka's users: the broker itself, who may do everything, and every service.
public record KafkaPasswords(Map<String, String> byUser) {
    static final String BROKER = "broker";
    static final String SCRAM = "SCRAM-SHA-256";
    private static final String VARIABLE = "_KAFKA_PASSWORD";

    public KafkaPasswords {
        byUser = Map.copyOf(byUser);
    }

    public static List<String> users() {
        return Stream.concat(Stream.of(BROKER), ServiceTopics.all().stream().map(ServiceTopics::service))
                .toList();
    }

    /// Where a password stands in the environment and in the file of secrets: `BOT_KAFKA_PASSWORD`.
    public static String variable(String user) {
        return user.toUpperCase(Locale.ROOT) + VARIABLE;
    }

    /// @throws IllegalArgumentException when one is missing
    public static KafkaPasswords of(Map<String, String> environment) {
        return new KafkaPasswords(users().stream().collect(toMap(user -> user, user -> required(user, environment))));
    }

    /// Whether Kafka is ours: nobody else is told the broker's own password.
    public static boolean areIn(Map<String, String> environment) {
        return environment.containsKey(variable(BROKER));
    }

    private static String required(String user, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable(user)))
                .orElseThrow(() -> new IllegalArgumentException(variable(user) + " is missing."));
    }

    public Map<String, String> environment() {
        return byUser.entrySet().stream().collect(toMap(entry -> variable(entry.getKey()), Map.Entry::getValue));
    }

    /// The way in for one of the users, with a password that the line does not show.
    public KafkaAddress as(String user, String servers) {
        return KafkaAddress.open(servers).as(SCRAM, user, of(user));
    }

    /// The way in for who may do everything.
    public KafkaAddress asBroker(String servers) {
        return as(BROKER, servers);
    }

    /// The way in that needs nothing of what the broker remembers.
    KafkaAddress byConfiguration(String servers) {
        return KafkaAddress.open(servers).as("PLAIN", BROKER, of(BROKER));
    }

    String of(String user) {
        return Optional.ofNullable(byUser.get(user)).orElseThrow();
    }

    @Override
    public String toString() {
        return "passwords of " + byUser.keySet();
    }
}
