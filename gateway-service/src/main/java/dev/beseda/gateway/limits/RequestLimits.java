package dev.beseda.gateway.limits;

import dev.beseda.gateway.limits.rules.Network;
import dev.beseda.gateway.limits.rules.TokenBucket.Rate;
import dev.beseda.kit.problems.Problem;
import dev.beseda.kit.web.ProblemRoutes;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Who has asked for more than may be. Requests are counted for each API token, wrong keys for each address: whoever
/// guesses is not looked up any more, and takes nothing from those who have a key.
@ApplicationScoped
public class RequestLimits {
    private final Buckets<UUID> requests;
    private final Buckets<Network> guesses;

    RequestLimits(LimitsConfig config, Clock clock) {
        this.requests =
                new Buckets<>(new Rate(config.requestsAtOnce(), config.requests()), config.mostRemembered(), clock);
        this.guesses =
                new Buckets<>(new Rate(config.guessesAtOnce(), config.guesses()), config.mostRemembered(), clock);
    }

    /// Counts a request of an API token; when it is one too many, how long to wait.
    public Optional<Duration> request(UUID token) {
        return requests.take(token);
    }

    /// Counts a key that opens nothing.
    public void wrongKey(RoutingContext request) {
        guesses.count(network(request));
    }

    /// Whether this address has sent too many wrong keys, and how long it is to wait.
    public Optional<Duration> guess(RoutingContext request) {
        return guesses.wait(network(request));
    }

    public static void refuse(RoutingContext request, Duration wait) {
        request.response()
                .putHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        ProblemRoutes.answer(request, Problem.of(429, "too-many-requests", "Too many requests: come again later"));
    }

    private static Network network(RoutingContext request) {
        var address = request.request().remoteAddress();
        return Network.of(String.valueOf(address == null ? null : address.hostAddress()));
    }
}
