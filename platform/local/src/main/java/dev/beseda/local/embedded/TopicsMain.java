package dev.beseda.local.embedded;

import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.kafka.KafkaGuard;
import dev.beseda.local.kafka.KafkaPasswords;
import java.util.Map;
import java.util.Optional;

/// Makes the topics of the platform on the Kafka of `KAFKA_BOOTSTRAP_SERVERS`, for installations without the
/// launcher. Who knows the broker's own password tells it first of all users and of what they may do.
public final class TopicsMain {
    private TopicsMain() {}

    public static void main(String[] arguments) {
        var servers = Optional.ofNullable(System.getenv("KAFKA_BOOTSTRAP_SERVERS"));
        if (servers.isEmpty()) {
            System.err.println("KAFKA_BOOTSTRAP_SERVERS is missing: where is Kafka?");
            System.exit(2);
        }
        try {
            KafkaTopics.ensure(kafka(servers.orElseThrow(), System.getenv()), Topics.all());
        } catch (IllegalArgumentException wrongSetting) {
            System.err.println("Kafka can't be entered: " + wrongSetting.getMessage());
            System.exit(2);
        }
        System.out.println("All " + Topics.all().size() + " topics are there.");
    }

    private static KafkaAddress kafka(String servers, Map<String, String> environment) {
        if (!KafkaPasswords.areIn(environment)) {
            return KafkaAddress.of(servers, environment);
        }
        var passwords = KafkaPasswords.of(environment);
        KafkaGuard.post(servers, passwords);
        return passwords.asBroker(servers);
    }
}
