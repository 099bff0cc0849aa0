package dev.beseda.kit.web;

import dev.beseda.kit.problems.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/// Refuses what is no media type in `Accept` and `Content-Type`: the framework would take it for a fault of ours.
@ApplicationScoped
class MediaTypeRoute {
    private static final int BEFORE_RESOURCES = -3;
    private static final List<String> NOTHING = List.of("");

    void register(@Observes Router router) {
        router.route().order(BEFORE_RESOURCES).handler(MediaTypeRoute::check);
    }

    private static void check(RoutingContext request) {
        var headers = request.request().headers();
        if (headers.getAll(HttpHeaders.ACCEPT).equals(NOTHING)) {
            // Who names nothing takes anything, as who does not send the header.
            headers.remove(HttpHeaders.ACCEPT);
        }
        if (!areReadable(headers.getAll(HttpHeaders.ACCEPT), MediaTypeHelper::parseHeader)) {
            ProblemRoutes.answer(request, Problem.usual(406));
        } else if (!areReadable(headers.getAll(HttpHeaders.CONTENT_TYPE), MediaTypeHelper::valueOf)) {
            ProblemRoutes.answer(request, Problem.usual(415));
        } else {
            request.next();
        }
    }

    /// @param reader what the framework reads such a header with: one type, or a list of them
    private static boolean areReadable(List<String> values, Consumer<String> reader) {
        try {
            values.forEach(reader);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
