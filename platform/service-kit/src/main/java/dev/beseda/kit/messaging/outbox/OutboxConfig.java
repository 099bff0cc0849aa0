package dev.beseda.kit.messaging.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much the outbox takes.
@ConfigMapping(prefix = "beseda.outbox")
public interface OutboxConfig {
    /// The most bytes of one message, key and payload together. Kafka itself takes 1 MiB with its own frame around it,
    /// unless topics and brokers are told otherwise.
    @WithDefault("1000000")
    MemorySize largestMessage();
}
