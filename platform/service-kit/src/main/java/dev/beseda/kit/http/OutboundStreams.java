package dev.beseda.kit.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Makes requests whose answers are read while they come, by the same rules as [OutboundHttp]: a name is looked up, all
/// its addresses must be public, the connection goes to the very address that was looked at, redirects are not
/// followed. Connections are kept for the next request to the same server. How long all may take is up to who asks.
public final class OutboundStreams implements AutoCloseable {
    private static final int MOST_CONNECTIONS_TO_A_SERVER = 1024;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final HttpClient client;
    private final OutboundRules rules;
    private final Servers servers;

    public OutboundStreams(Vertx vertx, OutboundRules rules, HostNames names) {
        this.vertx = vertx;
        this.rules = rules;
        this.servers = new Servers(names, REMEMBERED);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(rules.connect().toMillis()))
                .setMaxPoolSize(MOST_CONNECTIONS_TO_A_SERVER)
                .setVerifyHost(true)
                .setKeepAlive(true));
    }

    /// The answer is there as soon as its head is; who cancels ends the connection. Fails with [Refused] when the rules
    /// say no, and otherwise as the network does.
    ///
    /// @param trusted whether the operator vouches for the server: it may be anywhere, and speak plain http
    public Uni<StreamedAnswer> open(OutgoingRequest request, boolean trusted) {
        return Uni.createFrom().deferred(() -> opened(request, trusted));
    }

    private Uni<StreamedAnswer> opened(OutgoingRequest request, boolean trusted) {
        var target = Target.of(request.url());
        target.mustBeAllowed(rules, trusted);
        byte[] body = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.length > rules.largestRequest()) {
            throw new Refused("The request is too large");
        }
        var context = vertx.getOrCreateContext();
        return servers.find(target, trusted)
                .map(address -> RequestLine.of(request, target, address))
                .emitOn(work -> on(context, work))
                .chain(options -> StreamedAnswer.ask(client, options, body, rules.largestAnswer()));
    }

    /// An answer comes in where its request began, so that nobody has to hand it on from thread to thread.
    private static void on(Context context, Runnable work) {
        if (Vertx.currentContext() == context) {
            work.run();
        } else {
            context.runOnContext(now -> work.run());
        }
    }

    @Override
    public void close() {
        client.close();
        servers.close();
    }
}
