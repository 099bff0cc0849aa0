package dev.beseda.simulator.clock;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The time of the simulated world: as outside, or stopped, or put forward. What waits for a moment waits here.
/// Belongs to the event loop; only reading the time is allowed from anywhere.
public final class WorldClock implements InstantSource {
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final InstantSource outside;
    private final TreeMap<Alarm, Runnable> alarms = new TreeMap<>();
    private volatile Hands hands = Hands.AS_OUTSIDE;
    private long lastAlarm;
    private long timer = NO_TIMER;

    public WorldClock(Vertx vertx, InstantSource outside) {
        this.vertx = vertx;
        this.outside = outside;
    }

    /// When something is to be done; the number tells alarms of one moment apart.
    public record Alarm(long atMillis, long number) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return atMillis == other.atMillis
                    ? Long.compare(number, other.number)
                    : Long.compare(atMillis, other.atMillis);
        }
    }

    /// How far the clock is ahead of the outside, or where it stands.
    private record Hands(long aheadMillis, @Nullable Long stoppedAtMillis) {
        static final Hands AS_OUTSIDE = new Hands(0, null);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        var now = hands;
        return now.stoppedAtMillis() == null ? outside.millis() + now.aheadMillis() : now.stoppedAtMillis();
    }

    public boolean isFrozen() {
        return hands.stoppedAtMillis() != null;
    }

    public void freeze() {
        hands = new Hands(0, millis());
        arm();
    }

    /// Goes on from where it stands.
    public void thaw() {
        hands = new Hands(millis() - outside.millis(), null);
        arm();
    }

    /// Puts the clock forward; what was due on the way is done before this returns, in order and at its own time.
    public void advance(long millis) {
        boolean frozen = isFrozen();
        long target = millis() + millis;
        while (!alarms.isEmpty() && alarms.firstKey().atMillis() <= target) {
            hands = new Hands(0, Math.max(millis(), alarms.firstKey().atMillis()));
            alarms.pollFirstEntry().getValue().run();
        }
        hands = new Hands(0, target);
        if (frozen) {
            arm();
        } else {
            thaw();
        }
    }

    /// As outside again; nobody waits any more.
    public void reset() {
        alarms.clear();
        hands = Hands.AS_OUTSIDE;
        arm();
    }

    @CanIgnoreReturnValue
    public Alarm after(long delayMillis, Runnable deed) {
        var alarm = new Alarm(millis() + Math.max(1, delayMillis), ++lastAlarm);
        alarms.put(alarm, deed);
        if (alarms.firstKey().equals(alarm)) {
            arm();
        }
        return alarm;
    }

    public void cancel(Alarm alarm) {
        alarms.remove(alarm);
    }

    private void arm() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
        if (!alarms.isEmpty() && !isFrozen()) {
            timer = vertx.setTimer(Math.max(1, alarms.firstKey().atMillis() - millis()), fired -> ring());
        }
    }

    private void ring() {
        timer = NO_TIMER;
        while (!alarms.isEmpty() && alarms.firstKey().atMillis() <= millis()) {
            alarms.pollFirstEntry().getValue().run();
        }
        arm();
    }
}
