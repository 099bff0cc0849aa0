package dev.beseda.gateway.api;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Opens requests to the services, over connections that stay open.
@ApplicationScoped
public class ServiceClient {
    private final HttpClient http;
    private final Map<Service, URI> addresses;
    private final long silenceMillis;

    ServiceClient(Vertx vertx, ApiConfig config) {
        this.addresses = Arrays.stream(Service.values())
                .collect(Collectors.toUnmodifiableMap(service -> service, service -> address(service, config)));
        this.silenceMillis = config.silenceTimeout().toMillis();
        this.http = vertx.createHttpClient(new HttpClientOptions()
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
        try {
            var address = new URI(text);
            if (address.getHost() != null && address.getScheme() != null && address.getScheme().startsWith("http")) {
                return address;
            }
        } catch (URISyntaxException wrong) {
            throw wrongAddress(service, text);
        }
        throw wrongAddress(service, text);
    }

    private static ConfigurationException wrongAddress(Service service, String text) {
        return new ConfigurationException("BESEDA_%s_SERVICE_URL must be an address such as http://127.0.0.1:8081, not \"%s\"."
                .formatted(service.name(), text));
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
