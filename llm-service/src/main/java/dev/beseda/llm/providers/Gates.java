package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The ways to all servers: by server and key, so that nobody stands in anybody else's queue or pays for his bad key.
@ApplicationScoped
class Gates {
    private static final int MOST_KEPT = 10_000;
    private static final int BYTES_OF_A_HASH = 12;

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final CallsConfig config;
    private final Clock clock;

    Gates(CallsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Gate of(Endpoint endpoint) {
        if (gates.size() > MOST_KEPT) {
            gates.values().removeIf(gate -> gate.isUnused(clock.instant()));
        }
        return gates.computeIfAbsent(
                key(endpoint), none -> new Gate(config.mostAtOnce(endpoint), config.breakerLimits()));
    }

    long waiting() {
        return gates.values().stream().mapToLong(Gate::waiting).sum();
    }

    long closed() {
        var now = clock.instant();
        return gates.values().stream()
                .filter(gate -> gate.refusal(now).isPresent())
                .count();
    }

    /// Told apart by its key, from which nobody can find the key.
    private static String key(Endpoint endpoint) {
        var server = endpoint.base().getRawAuthority() == null
                ? endpoint.base().toString()
                : endpoint.base().getRawAuthority();
        return server + " " + endpoint.key().map(Gates::hash).orElse("");
    }

    private static String hash(Endpoint.ApiKey key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES_OF_A_HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM knows SHA-256", impossible);
        }
    }
}
