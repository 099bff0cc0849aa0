package dev.beseda.gateway.webhooks;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Knows whether the broker takes updates. While it is known away, one update in a while may try whether it is back;
/// the others are refused without waiting for it. The log hears of it once a minute.
final class BrokerWatch {
    private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Clock clock;
    private boolean away;
    private Instant nextTrial = Instant.MIN;
    private Instant nextLine = Instant.MIN;
    private long refused;

    BrokerWatch(Clock clock) {
        this.clock = clock;
    }

    /// How an update is let in.
    enum Pass {
        /// The broker takes updates, as far as is known.
        FREE,
        /// The broker was away; this one finds out whether it still is.
        TRIAL,
        /// The broker is away.
        NONE
    }

    /// What an update that has just come may do.
    synchronized Pass admit() {
        if (!away) {
            return Pass.FREE;
        }
        var now = clock.instant();
        if (now.isBefore(nextTrial)) {
            refused++;
            return Pass.NONE;
        }
        nextTrial = now.plus(BETWEEN_TRIALS);
        return Pass.TRIAL;
    }

    /// Whether an update that was admitted and had to wait need not go any more: only a trial does when the broker has
    /// turned out to be away meanwhile.
    synchronized boolean turnsAway(Pass pass) {
        return away && pass != Pass.TRIAL;
    }

    synchronized void took() {
        if (away) {
            away = false;
            Log.infof("Kafka takes updates again; %d were refused meanwhile, Telegram brings them again", refused);
            refused = 0;
        }
    }

    synchronized void failed(Throwable failure) {
        var now = clock.instant();
        away = true;
        refused++;
        nextTrial = now.plus(BETWEEN_TRIALS);
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(BETWEEN_LINES);
            Log.warnf("Kafka takes no updates; %d refused so far: %s", refused, failure.getMessage());
        }
    }
}
