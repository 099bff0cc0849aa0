package dev.beseda.simulator.webhooks;

import dev.beseda.simulator.log.EventLog;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What all webhook senders share.
public record Carrier(Vertx vertx, HttpClient client, EventLog log, Manner manner) {
    /// How patient they are.
    public record Manner(Duration retryBase, Duration timeout, InstantSource clock, RandomGenerator random) {}
}
