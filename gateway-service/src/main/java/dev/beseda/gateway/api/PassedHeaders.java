package dev.beseda.gateway.api;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which headers go through the gateway: all but those that concern one connection only (RFC 9110, 7.6.1).
final class PassedHeaders {
    private static final String CONNECTION = "connection";

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            CONNECTION,
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "host");

    private PassedHeaders() {}

    static void copy(MultiMap from, MultiMap to) {
        var stopped = Stream.concat(OF_ONE_CONNECTION.stream(), named(from)).collect(Collectors.toSet());
        from.forEach((name, value) -> {
            if (!stopped.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }

    /// A sender may name further headers as meant for this connection only.
    private static Stream<String> named(MultiMap headers) {
        return headers.getAll(CONNECTION).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT));
    }
}
