package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.messaging.outbox.OutboxTable.Room;
import java.time.Duration;

/// How much the relay takes at once: little while the broker takes nothing, and of what is held never so much that the
/// rest would wait for it.
final class RelayPace {
    /// Between two turns while the broker is away.
    static final Duration PAUSE = Duration.ofMillis(200);

    private static final int FEW = 10;
    private static final int MOST_HELD = 100;
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(1);

    private final int most;
    private volatile boolean brokerAway;
    private volatile long nextRetry = System.nanoTime();

    RelayPace(int most) {
        this.most = most;
    }

    Room room() {
        boolean retries = System.nanoTime() - nextRetry >= 0;
        if (retries) {
            nextRetry = System.nanoTime() + BETWEEN_RETRIES.toNanos();
        }
        return brokerAway ? new Room(FEW, retries ? FEW : 0) : new Room(most, retries ? MOST_HELD : 0);
    }

    boolean isBrokerAway() {
        return brokerAway;
    }

    void note(int acknowledged, int delayed) {
        if (acknowledged > 0) {
            brokerAway = false;
        } else if (delayed > 0) {
            brokerAway = true;
        }
    }

    /// What was held arrives again: the others that are held may follow at once.
    void noteLateArrival() {
        brokerAway = false;
        nextRetry = System.nanoTime();
    }
}
