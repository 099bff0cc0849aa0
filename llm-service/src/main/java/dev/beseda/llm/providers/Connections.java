package dev.beseda.llm.providers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.http.HostNames;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.http.OutboundStreams;
import dev.beseda.llm.providers.wire.ProviderClients;
import dev.beseda.llm.providers.wire.ShortCalls;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/// The one way to all servers, for as long as the service runs.
class Connections {
    private static final Set<Integer> PORTS = Set.of(443);
    private static final int LARGEST_REQUEST = 8 * 1024 * 1024;
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    @Produces
    @Singleton
    OutboundStreams streams(Vertx vertx, CallsConfig config) {
        var times = config.timeouts();
        var rules = new OutboundRules(PORTS, Set.of(), times.connect(), times.total(), LARGEST_REQUEST, LARGEST_ANSWER);
        return new OutboundStreams(vertx, rules, HostNames.SYSTEM);
    }

    void close(@Disposes OutboundStreams streams) {
        streams.close();
    }

    @Produces
    @Singleton
    ProviderClients wires(Vertx vertx, OutboundStreams streams, ObjectMapper json, Clock clock) {
        return new ProviderClients(vertx, streams, json, clock);
    }

    @Produces
    @Singleton
    ShortCalls shortCalls(OutboundStreams streams, CallsConfig config, ObjectMapper json, Clock clock) {
        return new ShortCalls(streams, json, clock, config.timeouts().shortCall());
    }
}
