package dev.beseda.gateway.reference;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;

/// Tells browsers what may be done with the gateway's answers: no frames, no scripts but our own files, no guessing of
/// types, nothing kept. An answer that says something else of itself is left as it is.
@ApplicationScoped
class SecurityHeaders {
    private static final int FIRST = -100;
    private static final String POLICY = "Content-Security-Policy";
    private static final String DOCS = "/api/docs/";

    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    /// Swagger UI sets styles in its elements; its scripts are files.
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<CharSequence, String> always = new HashMap<>(Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin"));

    SecurityHeaders(ReferenceConfig config) {
        if (config.publicUrl().startsWith("https://")) {
            always.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(request -> {
            request.addHeadersEndHandler(written -> add(request));
            request.next();
        });
    }

    private void add(RoutingContext request) {
        always.forEach((name, value) -> addIfAbsent(request, name, value));
        boolean isPage = request.normalizedPath().startsWith(DOCS);
        addIfAbsent(request, POLICY, isPage ? PAGE : NO_PAGE);
        if (!isPage) {
            addIfAbsent(request, HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static void addIfAbsent(RoutingContext request, CharSequence name, String value) {
        var headers = request.response().headers();
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
