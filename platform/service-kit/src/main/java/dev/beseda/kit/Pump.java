package dev.beseda.kit;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Repeats one kind of turn whenever it is woken: never two turns at once, and one more when it was woken meanwhile.
public final class Pump {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<Uni<Void>> turn;
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean closed;

    /// @param turn does all the work that is there; a turn that fails is tried again after a pause
    public Pump(String name, Supplier<Uni<Void>> turn) {
        this.name = name;
        this.turn = turn;
    }

    /// Asks for a turn; may be called from any thread, as often as one likes.
    public void wake() {
        if (!closed && wishes.getAndIncrement() == 0) {
            next(1);
        }
    }

    /// No further turn begins.
    public void close() {
        closed = true;
    }

    private void next(int seen) {
        Uni.createFrom()
                .deferred(() -> turn.get())
                .onFailure()
                .invoke(failure -> Log.warnf("%s: a turn failed and is tried again: %s", name, failure))
                .onFailure(failure -> !closed)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> ended(seen), failure -> Log.debugf("%s: closed", name));
    }

    private void ended(int seen) {
        int now = wishes.addAndGet(-seen);
        if (now > 0 && !closed) {
            next(now);
        }
    }
}
