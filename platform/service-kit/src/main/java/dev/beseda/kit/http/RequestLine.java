package dev.beseda.kit.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;

/// How a request is put to the one address that was looked at.
final class RequestLine {
    /// Headers that belong to the connection:
    /// whoever could set them could speak to another server than the one checked.
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "expect",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private RequestLine() {}

    /// The connection goes to `address`; the certificate must be that of the name.
    static RequestOptions of(OutgoingRequest request, Target target, InetAddress address) {
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.encrypted())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setMethod(HttpMethod.valueOf(request.method().toUpperCase(Locale.ROOT)));
        options.putHeader("User-Agent", "Beseda");
        if (request.body().isPresent()) {
            options.putHeader("Content-Type", "application/json");
        }
        request.headers().forEach((name, value) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                options.putHeader(name, value);
            }
        });
        return options;
    }
}
