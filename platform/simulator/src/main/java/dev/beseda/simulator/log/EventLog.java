package dev.beseda.simulator.log;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The last so many events; numbers only ever rise, also after `clear`.
public final class EventLog {
    private final Logged[] ring;
    private final InstantSource clock;
    private long next = 1;
    private long oldest = 1;

    public EventLog(int size, InstantSource clock) {
        this.ring = new Logged[size];
        this.clock = clock;
    }

    public void add(Event event) {
        ring[place(next)] = new Logged(next, clock.millis(), event);
        next++;
        oldest = Math.max(oldest, next - ring.length);
    }

    /// At most `limit` events that come after number `after`, oldest first.
    public List<Logged> after(long after, int limit, Predicate<Event> wanted) {
        var found = new ArrayList<Logged>();
        for (long seq = Math.max(after + 1, oldest); seq < next && found.size() < limit; seq++) {
            var logged = ring[place(seq)];
            if (wanted.test(logged.event())) {
                found.add(logged);
            }
        }
        return found;
    }

    public void clear() {
        Arrays.fill(ring, null);
        oldest = next;
    }

    private int place(long seq) {
        return (int) (seq % ring.length);
    }
}
