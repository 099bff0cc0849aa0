package dev.beseda.bot;

import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.faults.wire.Protocol;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Gives the service under test a database of its own at the end of a line that is bad when a test wants it so.
public class LossyDatabaseResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.reactive.url";
    private static final String PREFIX = "vertx-reactive:";

    private static volatile FaultProxy line;

    /// The line to the database of the test that runs.
    public static FaultProxy line() {
        return line;
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(new InfrastructureResource().start());
        var database = URI.create(settings.get(URL).replace(PREFIX, ""));
        line = FaultProxy.to(database.getHost(), database.getPort(), Protocol.POSTGRES);
        var address = "%s://127.0.0.1:%d%s".formatted(database.getScheme(), line.port(), database.getPath());
        settings.put(URL, settings.get(URL).startsWith(PREFIX) ? PREFIX + address : address);
        return settings;
    }

    @Override
    public void stop() {
        line.close();
    }
}
