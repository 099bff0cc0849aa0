package dev.beseda.simulator.webhooks;

import java.net.URI;
import java.util.Optional;

/// Where a bot wants its updates; an empty secret means no header.
public record WebhookTarget(URI url, Optional<String> secret, int maxConnections) {}
