package dev.beseda.kit.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes requests to addresses that we don't vouch for. The server's name is resolved once, all its addresses must be
/// public, and the connection goes to the very address that was looked at; redirects are not followed.
public final class OutboundHttp implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 256;

    /// Headers that belong to the connection: whoever could set them could speak to another server than the one
    /// checked.
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

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final OutboundRules rules;
    private final HostNames names;

    public OutboundHttp(Vertx vertx, OutboundRules rules, HostNames names) {
        this.rules = rules;
        this.names = names;
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
        return address(target)
                .map(address -> options(request, target, address))
                .chain(options -> Exchange.make(client, options, body, rules.largestAnswer()));
    }

    private Uni<InetAddress> address(Target target) {
        return Uni.createFrom()
                .item(() -> resolved(target))
                .runSubscriptionOn(threads)
                .map(found -> checked(found, target));
    }

    private List<InetAddress> resolved(Target target) {
        try {
            return names.find(target.host());
        } catch (UnknownHostException unknown) {
            throw new Refused("There is no server of that name");
        }
    }

    /// A name that has a public and a private address is not asked at all: it was made to get past us.
    private InetAddress checked(List<InetAddress> found, Target target) {
        if (found.isEmpty() || !target.isTrusted(rules) && !found.stream().allMatch(PublicAddresses::contain)) {
            throw new Refused("The server is not in the public Internet");
        }
        return found.getFirst();
    }

    private static RequestOptions options(OutgoingRequest request, Target target, InetAddress address) {
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

    @Override
    public void close() {
        client.close();
        threads.close();
    }
}
