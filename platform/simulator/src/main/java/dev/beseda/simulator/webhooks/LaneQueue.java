package dev.beseda.simulator.webhooks;

import dev.beseda.simulator.world.bots.Update;
import java.util.ArrayDeque;
import java.util.Deque;

/// The updates of one lane: the first is on its way or waits for its next try, the others wait for the first.
final class LaneQueue {
    private final Deque<Update> updates = new ArrayDeque<>(4);
    private int failures;

    boolean isEmpty() {
        return updates.isEmpty();
    }

    void add(Update update) {
        updates.add(update);
    }

    Update first() {
        return updates.element();
    }

    void firstIsDone() {
        updates.remove();
        failures = 0;
    }

    /// Counts a failure of the first and says which it is.
    int firstHasFailed() {
        return ++failures;
    }
}
