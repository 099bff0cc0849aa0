package dev.beseda.gateway.api;

import dev.beseda.gateway.limits.RequestLimits;
import dev.beseda.gateway.login.Callers;
import dev.beseda.gateway.login.Entry;
import dev.beseda.gateway.login.tokens.Key;
import dev.beseda.kit.problems.Problem;
import dev.beseda.kit.web.ProblemRoutes;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The gate of `/api/`: nobody passes without a key that opens something, and behind it everyone goes by a signed
/// identity instead of the key.
@ApplicationScoped
class ApiGate {
    private static final int BEFORE_RESOURCES = -20;
    private static final String ROOT = "/api/";

    /// What the gateway answers itself, in its own resources.
    private static final Set<String> OWN = Set.of("tokens", "workspaces");

    /// What everyone may read: how the API is used.
    private static final Set<String> OPEN = Set.of("openapi.json", "docs");

    private static final String SELF = "gateway-service";

    private final Callers callers;
    private final RequestLimits limits;
    private final Forwarder forwarder;

    ApiGate(Callers callers, RequestLimits limits, Forwarder forwarder) {
        this.callers = callers;
        this.limits = limits;
        this.forwarder = forwarder;
    }

    void register(@Observes Router router) {
        router.route(ROOT + "*").order(BEFORE_RESOURCES).handler(this::check);
    }

    private void check(RoutingContext request) {
        RequestId.mark(request);
        if (OPEN.contains(prefix(request))) {
            request.next();
            return;
        }
        var key = Credentials.key(request.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (key.isEmpty()) {
            turnAway(request);
            return;
        }
        var guess = callers.isFriend(key.get()) ? Optional.<Duration>empty() : limits.guess(request);
        guess.ifPresentOrElse(wait -> RequestLimits.refuse(request, wait), () -> identify(request, key.get()));
    }

    private void identify(RoutingContext request, Key key) {
        Future.fromCompletionStage(callers.identify(key), request.vertx().getOrCreateContext())
                .onSuccess(entry -> entry.ifPresentOrElse(known -> admit(request, known), () -> wrongKey(request)))
                .onFailure(failure -> unchecked(request, failure));
    }

    private void wrongKey(RoutingContext request) {
        limits.wrongKey(request);
        turnAway(request);
    }

    private void admit(RoutingContext request, Entry caller) {
        limits.request(caller.token())
                .ifPresentOrElse(wait -> RequestLimits.refuse(request, wait), () -> pass(request, caller));
    }

    private void pass(RoutingContext request, Entry caller) {
        var prefix = prefix(request);
        if (OWN.contains(prefix)) {
            request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + caller.identityFor(SELF));
            request.next();
            return;
        }
        Service.find(prefix)
                .ifPresentOrElse(
                        service -> forwarder.forward(request, service, caller.identityFor(service.toString())),
                        () -> ProblemRoutes.answer(request, Problem.usual(404)));
    }

    private static void turnAway(RoutingContext request) {
        request.response().putHeader("WWW-Authenticate", "Bearer realm=\"beseda\"");
        ProblemRoutes.answer(request, Problem.usual(401));
    }

    private static void unchecked(RoutingContext request, Throwable failure) {
        Log.warnf("A key can't be checked: %s", failure.getMessage());
        request.response().putHeader("Retry-After", "1");
        ProblemRoutes.answer(request, Problem.of(503, "unavailable", "Keys can't be checked just now: come again"));
    }

    /// The first part of the path below `/api/`.
    private static String prefix(RoutingContext request) {
        var path = request.normalizedPath();
        int end = path.indexOf('/', ROOT.length());
        return end < 0 ? path.substring(ROOT.length()) : path.substring(ROOT.length(), end);
    }
}
