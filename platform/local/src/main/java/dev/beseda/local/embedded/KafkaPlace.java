package dev.beseda.local.embedded;

import dev.beseda.local.kafka.BrokerSecurity;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.kafka.KafkaPasswords;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where a broker of ours keeps its log and where it listens, on this machine only.
///
/// @param advertisedPort where clients reach it: its own port, unless something stands between
/// @param makesTopics whether a topic is made as soon as somebody names it: not as it was declared
/// @param passwords what it asks for; without them everybody of this machine may do everything
public record KafkaPlace(
        Path folder,
        int port,
        int controllerPort,
        int advertisedPort,
        boolean makesTopics,
        Optional<KafkaPasswords> passwords) {

    /// For tests, which name topics as they like.
    public KafkaPlace(Path folder, int port, int controllerPort) {
        this(folder, port, controllerPort, port, true, Optional.empty());
    }

    /// A broker that has the topics somebody has made, and no others.
    public static KafkaPlace ofDeclaredTopics(Path folder, int port, int controllerPort) {
        return new KafkaPlace(folder, port, controllerPort, port, false, Optional.empty());
    }

    public KafkaPlace reachedAt(int anotherPort) {
        return new KafkaPlace(folder, port, controllerPort, anotherPort, makesTopics, passwords);
    }

    /// A broker that lets in only who has one of these passwords, and lets them do what is declared.
    public KafkaPlace guardedBy(KafkaPasswords these) {
        return new KafkaPlace(folder, port, controllerPort, advertisedPort, makesTopics, Optional.of(these));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + advertisedPort;
    }

    /// The way in for who may do everything.
    public KafkaAddress address() {
        return passwords
                .map(known -> known.asBroker(bootstrapServers()))
                .orElseGet(() -> KafkaAddress.open(bootstrapServers()));
    }

    private String controller() {
        return "127.0.0.1:" + controllerPort;
    }

    /// One broker that is its own controller, kept small: few partitions for Kafka's own topics, small buffers.
    Properties properties() {
        var properties = listeners();
        properties.put("auto.create.topics.enable", Boolean.toString(makesTopics));
        properties.putAll(Map.of("log.dirs", folder.toString(), "num.partitions", "4"));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0"));
        // A broker that was killed may only come back once its earlier self counts as gone: usually after 9 seconds.
        properties.putAll(Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500"));
        properties.putAll(Map.of(
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.index.size.max.bytes", "1048576",
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2"));
        return properties;
    }

    private Properties listeners() {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + controller());
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "INTERNAL://127.0.0.1:%d,CONTROLLER://%s".formatted(port, controller()));
        properties.put("advertised.listeners", "INTERNAL://" + bootstrapServers());
        properties.put("inter.broker.listener.name", "INTERNAL");
        var protocol = passwords.isPresent() ? "SASL_PLAINTEXT" : "PLAINTEXT";
        properties.put("listener.security.protocol.map", "INTERNAL:%1$s,CONTROLLER:%1$s".formatted(protocol));
        passwords.map(BrokerSecurity::properties).ifPresent(properties::putAll);
        return properties;
    }
}
