package dev.beseda.llm.knowledge;

import dev.beseda.kit.http.HostNames;
import dev.beseda.kit.http.OutboundHttp;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.http.ReceivedAnswer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The servers that owners name: asked only if they are in the public Internet, or the operator trusts them.
@ApplicationScoped
public class ForeignServers {
    private static final int HTTPS = 443;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LARGEST_REQUEST = 64 * 1024;

    private final OutboundRules rules;
    private final OutboundHttp http;

    ForeignServers(KnowledgeConfig config, Vertx vertx) {
        this.rules = new OutboundRules(
                Set.of(HTTPS),
                config.allowedHosts().orElse(Set.of()),
                CONNECT,
                config.fetchTimeout(),
                LARGEST_REQUEST,
                Math.toIntExact(config.largestFile().asLongValue()));
        this.http = new OutboundHttp(vertx, rules, HostNames.SYSTEM);
    }

    void stop(@Observes ShutdownEvent ended) {
        http.close();
    }

    /// Why this address would not be asked, as far as can be told without looking for its server.
    public Optional<String> refusal(String url) {
        return rules.refusal(url);
    }

    public Uni<ReceivedAnswer> send(OutgoingRequest request) {
        return http.send(request);
    }
}
