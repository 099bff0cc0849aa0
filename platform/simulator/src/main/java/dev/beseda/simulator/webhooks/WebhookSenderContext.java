package dev.beseda.simulator.webhooks;

import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.log.EventLog;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// What all webhook senders share.
public record WebhookSenderContext(Vertx vertx, HttpClient client, Witnesses witnesses, Manner manner) {
    /// Who is told what became of an update.
    public record Witnesses(EventLog log, TakenListener listener) {}

    /// How patient they are.
    public record Manner(Duration retryBase, Duration timeout, WorldClock clock, RandomGenerator random) {}

    EventLog log() {
        return witnesses.log();
    }
}
