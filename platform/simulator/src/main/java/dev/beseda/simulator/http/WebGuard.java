package dev.beseda.simulator.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keeps web pages of other places out, whose browser reaches this machine where their authors can't.
public final class WebGuard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /// What browsers say of requests that a page of ours, or the person herself, has made.
    private static final Set<String> OUR_SITES = Set.of("same-origin", "none");

    private final Set<String> names = new HashSet<>(LOOPBACK);

    /// @param names by which the simulator is called besides those of the loopback interface
    public WebGuard(Collection<String> names) {
        names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    }

    /// Why this request is refused; nothing if it may pass.
    public Optional<String> refusal(HttpServerRequest request) {
        var host = lowerCase(request, "host").orElse("");
        if (!names.contains(withoutPort(host))) {
            return Optional.of(
                    "Not called by this name: SIMULATOR_HOST_NAMES lists the names besides localhost and 127.0.0.1");
        }
        if (lowerCase(request, "origin").filter(origin -> !isOf(host, origin)).isPresent()) {
            return Optional.of("A web page of another origin may not call the simulator");
        }
        return isForeign(request)
                ? Optional.of("A web page of another site may not call the simulator")
                : Optional.empty();
    }

    /// Whoever rebinds a name to this machine has a page whose requests carry that name.
    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static boolean isOf(String host, String origin) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    /// Requests without an origin, as for pictures and scripts; following a link to the page is free to all.
    private static boolean isForeign(HttpServerRequest request) {
        return lowerCase(request, "sec-fetch-site")
                        .filter(site -> !OUR_SITES.contains(site))
                        .isPresent()
                && lowerCase(request, "sec-fetch-dest")
                        .filter("document"::equals)
                        .isEmpty();
    }

    private static Optional<String> lowerCase(HttpServerRequest request, String header) {
        return Optional.ofNullable(request.getHeader(header)).map(value -> value.toLowerCase(Locale.ROOT));
    }
}
