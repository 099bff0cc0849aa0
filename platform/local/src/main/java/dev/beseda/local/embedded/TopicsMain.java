package dev.beseda.local.embedded;

import dev.beseda.contracts.Topics;
import java.util.Optional;

/// Makes the topics of the house on the Kafka of `KAFKA_BOOTSTRAP_SERVERS`, for installations without the launcher.
public final class TopicsMain {
    private TopicsMain() {}

    public static void main(String[] arguments) {
        var servers = Optional.ofNullable(System.getenv("KAFKA_BOOTSTRAP_SERVERS"));
        if (servers.isEmpty()) {
            System.err.println("KAFKA_BOOTSTRAP_SERVERS is missing: where is Kafka?");
            System.exit(2);
        }
        KafkaTopics.ensure(servers.orElseThrow(), Topics.all());
        System.out.println("All " + Topics.all().size() + " topics are there.");
    }
}
