package dev.beseda.testkit.architecture.sample.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// Breaks all that holds for an engine.
public final class Engine {
    record Ticket(UUID id, Instant made, boolean known) {}

    Ticket next() {
        return new Ticket(UUID.randomUUID(), Instant.now(), Files.exists(Path.of("tickets")));
    }
}
