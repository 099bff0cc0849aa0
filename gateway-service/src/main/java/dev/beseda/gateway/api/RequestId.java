package dev.beseda.gateway.api;

import com.google.re2j.Pattern;
import dev.beseda.kit.Ids;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// The name of one request through all services and logs: the caller's own, if it is a decent one, else a new one.
final class RequestId {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /// Gives the request its name, and the answer too.
    static void mark(RoutingContext request) {
        var id = Optional.ofNullable(request.request().getHeader(HEADER))
                .filter(own -> DECENT.matcher(own).matches())
                .orElseGet(() -> Ids.next().toString());
        request.request().headers().set(HEADER, id);
        request.response().putHeader(HEADER, id);
    }
}
