package dev.beseda.kit.postgres;

import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/// Where the service's database is, for the connections that no pool can lend:
/// those that listen and those that hold locks.
@ApplicationScoped
public class DatabaseAddress {
    private static final String PREFIX = "quarkus.datasource.";

    private final Config config;

    DatabaseAddress(Config config) {
        this.config = config;
    }

    PgConnectOptions options() {
        String url = config.getValue(PREFIX + "reactive.url", String.class).replace("vertx-reactive:", "");
        var options = PgConnectOptions.fromUri(url);
        config.getOptionalValue(PREFIX + "username", String.class).ifPresent(options::setUser);
        config.getOptionalValue(PREFIX + "password", String.class).ifPresent(options::setPassword);
        return options;
    }
}
