package dev.beseda.gateway.api;

import dev.beseda.kit.settings.Setting;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Opens requests to the services, over connections that stay open.
@Startup(Setting.FIRST)
@ApplicationScoped
public class ServiceClient {
    /// The time-out of a request ends with the head of its answer; after that the connection's own one watches, and it
    /// must be the longer one to leave the first word to the other.
    private static final int SILENCES_MID_ANSWER = 2;

    private final HttpClient http;
    private final Map<Service, URI> addresses;
    private final long silenceMillis;

    ServiceClient(Vertx vertx, ApiConfig config) {
        this.addresses = Arrays.stream(Service.values())
                .collect(Collectors.toUnmodifiableMap(service -> service, service -> address(service, config)));
        this.silenceMillis = config.silenceTimeout().toMillis();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setIdleTimeout((int) (SILENCES_MID_ANSWER * silenceMillis))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.mostConnections())
                .setMaxWaitQueueSize(config.mostWaiting()));
    }

    /// @param uri path and query
    public Future<HttpClientRequest> open(Service service, HttpMethod method, String uri) {
        URI address = Objects.requireNonNull(addresses.get(service));
        return http.request(new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(port(address))
                .setSsl(isEncrypted(address))
                .setURI(uri)
                .setIdleTimeout(silenceMillis));
    }

    private static URI address(Service service, ApiConfig config) {
        var text = config.services().getOrDefault(service.key(), "");
        return new Setting("BESEDA_%s_SERVICE_URL".formatted(service.name()), text).httpAddress();
    }

    private static boolean isEncrypted(URI address) {
        return address.getScheme().equals("https");
    }

    private static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return isEncrypted(address) ? 443 : 80;
    }
}
