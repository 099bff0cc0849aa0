package dev.beseda.local.kafka;

import java.util.List;
import java.util.Map;

/// How a broker of ours asks for passwords: clients prove that they know theirs without saying it (SCRAM). The broker's
/// own it knows from its configuration (PLAIN), whatever its disk remembers: so it comes to its controller, where
/// nobody else is let in, and who has that password tells it of all others.
public final class BrokerSecurity {
    private BrokerSecurity() {}

    public static Map<String, String> properties(KafkaPasswords passwords) {
        var broker = passwords.of(KafkaPasswords.BROKER);
        var expected =
                "%s user_%s=\"%s\";".formatted(login("PLAIN", broker).replace(";", ""), KafkaPasswords.BROKER, broker);
        return Map.of(
                "listener.name.internal.sasl.enabled.mechanisms",
                KafkaPasswords.SCRAM + ",PLAIN",
                "listener.name.internal.scram-sha-256.sasl.jaas.config",
                login(KafkaPasswords.SCRAM, broker),
                "listener.name.internal.plain.sasl.jaas.config",
                expected,
                "listener.name.controller.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.controller.plain.sasl.jaas.config",
                expected,
                "sasl.mechanism.inter.broker.protocol",
                KafkaPasswords.SCRAM,
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:" + KafkaPasswords.BROKER);
    }

    /// What a new log folder is given, so that nobody comes to a broker that does not know them yet.
    public static List<String> firstCredentials(KafkaPasswords passwords) {
        return passwords.byUser().entrySet().stream()
                .map(entry ->
                        "%s=[name=%s,password=%s]".formatted(KafkaPasswords.SCRAM, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String login(String mechanism, String password) {
        return KafkaAddress.login(mechanism, KafkaPasswords.BROKER, password);
    }
}
