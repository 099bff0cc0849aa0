package dev.beseda.bot.conversations.requests;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How scenarios may ask servers of their owners.
@ConfigMapping(prefix = "bot.requests")
public interface RequestsConfig {
    /// Servers, as `host` or `host:port`, that may be asked wherever they are, and by plain http too.
    Optional<Set<String>> allowedHosts();

    /// The ports of servers in the public Internet.
    @WithDefault("443")
    Set<Integer> ports();

    @WithDefault("3s")
    Duration connectTimeout();

    /// How long everything may take, from the name of the server to the last byte of its answer.
    @WithDefault("10s")
    Duration timeout();

    @WithDefault("256K")
    MemorySize largestRequest();

    @WithDefault("256K")
    MemorySize largestAnswer();

    /// How many requests of one bot are under way at once, in all replicas together.
    @WithDefault("8")
    @Positive
    int mostOfABot();

    /// How many requests a replica has under way at once.
    @WithDefault("64")
    @Positive
    int mostAtOnce();

    /// A request whose replica has not told of an answer for so long is made again; longer than `timeout`.
    @WithDefault("30s")
    Duration lease();

    /// A request that so many replicas have fallen over is given up: its conversation hears that there is no answer.
    @WithDefault("2")
    @Positive
    int attempts();
}
