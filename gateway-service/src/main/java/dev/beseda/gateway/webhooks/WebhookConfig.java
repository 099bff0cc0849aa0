package dev.beseda.gateway.webhooks;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How much Telegram may bring at once.
@ConfigMapping(prefix = "gateway.webhooks")
public interface WebhookConfig {
    /// The largest update. Telegram's own have some tens of kilobytes; what is let in here must fit into a message of
    /// Kafka, which takes 1 MiB with its frame unless the topic is told otherwise.
    @WithDefault("900K")
    MemorySize largestUpdate();

    /// The most updates that wait for Kafka's word at one moment; more are sent away to come again.
    @WithDefault("1000")
    @Positive
    int mostInFlight();

    /// After which time Telegram should come again when an update can't be taken.
    @WithDefault("1s")
    Duration retryAfter();
}
