package dev.beseda.kit.concurrency;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Repeats one kind of turn whenever it is woken: never two turns at once, and one more when it was woken meanwhile.
public final class WorkLoop {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<Uni<Void>> turn;
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean closed;

    /// @param turn does all the work that is there; a turn that fails is tried again after a pause
    public WorkLoop(String name, Supplier<Uni<Void>> turn) {
        this.name = name;
        this.turn = turn;
    }

    /// Asks for a turn; may be called from any thread, as often as one likes.
    public void wake() {
        if (!closed && wishes.getAndIncrement() == 0) {
            turns(1);
        }
    }

    /// No further turn begins.
    public void close() {
        closed = true;
    }

    /// Does turns as long as some are wished for. A turn that ends at once is followed by the next one from here: were
    /// each begun where the one before it ended, a long row of them would exhaust the stack.
    private void turns(int seen) {
        int now = seen;
        while (now > 0 && !closed) {
            int fulfilled = now;
            var met = new AtomicBoolean();
            begin(() -> {
                if (met.getAndSet(true)) {
                    turns(wishes.addAndGet(-fulfilled));
                }
            });
            if (!met.getAndSet(true)) {
                return;
            }
            now = wishes.addAndGet(-fulfilled);
        }
    }

    /// Does one turn. It meets the caller at `over`: who comes second goes on.
    private void begin(Runnable over) {
        Uni.createFrom()
                .deferred(() -> turn.get())
                .onFailure()
                .invoke(failure -> Log.warnf("%s: a turn failed and is tried again: %s", name, failure))
                .onFailure(failure -> !closed)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> over.run(), failure -> Log.debugf("%s: closed", name));
    }
}
