package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.messaging.outbox.SendOutcome.Delayed;
import dev.beseda.kit.messaging.outbox.SendOutcome.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Messages of one address on their way to the broker, each when the one before it has arrived: so they keep their
/// order whatever fails.
final class KeyQueue {
    /// The producer gives up sooner: until then nobody else need send what may still arrive.
    static final Duration LEASE = Duration.ofSeconds(15);

    private final List<OutboxRow> rows;
    private final Map<OutboxRow, String> refused = new LinkedHashMap<>();
    private int ended;
    private boolean isUnderWay;
    private boolean isDelayed;
    private boolean isClosed;

    KeyQueue(List<OutboxRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /// Whether its address waited for it: then nothing else need wait.
    boolean wasHeld() {
        return rows.getFirst().wasHeld();
    }

    /// What is to be sent next; nothing when all have arrived, when one can't, or when time is up.
    synchronized Optional<OutboxRow> next() {
        if (isClosed || isDelayed || ended == rows.size()) {
            return Optional.empty();
        }
        isUnderWay = true;
        return Optional.of(rows.get(ended));
    }

    /// Notes what became of the message under way; false when time was up before.
    synchronized boolean settle(SendOutcome outcome) {
        if (isClosed) {
            return false;
        }
        isUnderWay = false;
        isDelayed = outcome instanceof Delayed;
        if (outcome instanceof Refused(var reason)) {
            refused.put(rows.get(ended), reason);
        }
        ended += isDelayed ? 0 : 1;
        return true;
    }

    /// Time is up: what has arrived so far leaves the outbox, what has not goes back.
    synchronized Settlement close() {
        isClosed = true;
        var left = rows.subList(ended, rows.size());
        if (left.isEmpty()) {
            return new Settlement(ended - refused.size(), refused, List.of());
        }
        var back = new ArrayList<Back>();
        back.add(Back.held(left.getFirst(), isUnderWay ? LEASE : left.getFirst().backOff()));
        left.stream().skip(1).map(Back::waiting).forEach(back::add);
        return new Settlement(ended - refused.size(), refused, back);
    }

    /// @param acknowledged how many the broker has
    /// @param refused what it will never take, and why
    /// @param back what stays in the outbox
    record Settlement(int acknowledged, Map<OutboxRow, String> refused, List<Back> back) {
        /// Whether somebody waited for it in vain; of what was held already that is no news.
        boolean isDelayed() {
            return !back.isEmpty() && !back.getFirst().row().wasHeld();
        }
    }

    /// A message that goes back to the outbox. The first of an address holds the others up.
    record Back(OutboxRow row, int attempts, Optional<Duration> pause) {
        static Back held(OutboxRow row, Duration pause) {
            return new Back(row, row.attempts() + 1, Optional.of(pause));
        }

        static Back waiting(OutboxRow row) {
            return new Back(row, row.attempts(), Optional.empty());
        }
    }
}
