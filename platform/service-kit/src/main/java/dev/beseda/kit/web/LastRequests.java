package dev.beseda.kit.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// The requests that still come after the service was told to end (`quarkus.shutdown.delay`): they are answered, and
/// their connections are not used again, so that callers who keep connections open come to another replica in time.
@ApplicationScoped
class LastRequests {
    private static final int BEFORE_ALL_OTHERS = -1_000;

    private volatile boolean ending;

    void end(@Observes ShutdownDelayInitiatedEvent begun) {
        ending = true;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (ending && request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.next();
    }
}
