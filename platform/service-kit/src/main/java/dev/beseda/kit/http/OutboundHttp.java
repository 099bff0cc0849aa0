package dev.beseda.kit.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Makes requests to addresses that we don't vouch for. The server's name is resolved once, all its addresses must be
/// public, and the connection goes to the very address that was looked at; redirects are not followed.
public final class OutboundHttp implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 256;

    private final HttpClient client;
    private final OutboundRules rules;
    private final Servers servers;

    public OutboundHttp(Vertx vertx, OutboundRules rules, HostNames names) {
        this.rules = rules;
        this.servers = new Servers(names, Duration.ZERO);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(rules.connect().toMillis()))
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setVerifyHost(true)
                .setKeepAlive(false));
    }

    /// Fails with [Refused] when the rules say no, and otherwise as the network does.
    public Uni<ReceivedAnswer> send(OutgoingRequest request) {
        return Uni.createFrom()
                .deferred(() -> exchange(request))
                .ifNoItem()
                .after(rules.total())
                .fail();
    }

    private Uni<ReceivedAnswer> exchange(OutgoingRequest request) {
        var target = Target.of(request.url(), rules);
        byte[] body = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.length > rules.largestRequest()) {
            throw new Refused("The request is too large");
        }
        return servers.find(target, target.isTrusted(rules))
                .map(address -> RequestLine.of(request, target, address))
                .chain(options -> Exchange.make(client, options, body, rules.largestAnswer()));
    }

    @Override
    public void close() {
        client.close();
        servers.close();
    }
}
