package dev.beseda.local.stack.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The six services of the platform; their order is that of their ports.
public enum PlatformService {
    GATEWAY,
    BOT,
    LLM,
    GENERATION,
    CAMPAIGN,
    BILLING;

    /// The name in settings, logs and tables.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PlatformService> called(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(id))
                .findFirst();
    }

    public String database() {
        return "beseda_" + id();
    }

    public Path jar(Path checkout) {
        return checkout.resolve(id() + "-service/target/" + id() + "-service-runner.jar");
    }
}
