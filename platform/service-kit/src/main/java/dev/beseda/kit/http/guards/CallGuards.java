package dev.beseda.kit.http.guards;

import dev.beseda.kit.http.rules.CallFailure;
import dev.beseda.kit.http.rules.CircuitBreaker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/// The ways to all servers: by server and key, so that nobody stands in anybody else's queue or pays for his bad key.
///
/// @param <F> why calls fail
public final class CallGuards<F extends CallFailure> {
    private static final int MOST_KEPT = 10_000;
    private static final int BYTES_OF_A_HASH = 12;

    private final Map<String, CallGuard<F>> guards = new ConcurrentHashMap<>();
    private final CircuitBreaker.Limits limits;
    private final Clock clock;

    public CallGuards(CircuitBreaker.Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// @param address of the server; its path does not matter
    /// @param key empty where there is none
    /// @param atOnce how many calls may be under way
    public CallGuard<F> of(URI address, String key, IntSupplier atOnce) {
        if (guards.size() > MOST_KEPT) {
            guards.values().removeIf(CallGuard::isUnused);
        }
        return guards.computeIfAbsent(
                name(address, key), none -> new CallGuard<>(new SemaphoreBulkhead(atOnce.getAsInt()), limits, clock));
    }

    /// How many calls wait for a place.
    public long waiting() {
        return guards.values().stream()
                .mapToLong(guard -> guard.bulkhead().waiting())
                .sum();
    }

    /// How many servers nobody calls now.
    public long open() {
        return guards.values().stream()
                .filter(guard -> guard.refusal().isPresent())
                .count();
    }

    /// Told apart by its key, from which nobody can find the key.
    private static String name(URI address, String key) {
        var server = address.getRawAuthority() == null ? address.toString() : address.getRawAuthority();
        return server + " " + (key.isEmpty() ? "" : hash(key));
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES_OF_A_HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM knows SHA-256", impossible);
        }
    }
}
