package dev.beseda.kit.http.guards;

import io.quarkus.logging.Log;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets so many go in at once; the others wait in the order they came. Nobody blocks a thread meanwhile.
public final class SemaphoreBulkhead {
    private final Queue<Ticket> waiting = new ArrayDeque<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private int most;
    private int inside;

    public SemaphoreBulkhead(int most) {
        this.most = most;
    }

    /// One that wants to go in.
    ///
    /// @param go is done when it may
    public Ticket ticket(Runnable go) {
        return new Ticket(go);
    }

    public void widen(int nowMost) {
        synchronized (this) {
            most = nowMost;
        }
        letIn();
    }

    public synchronized int most() {
        return most;
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    public synchronized boolean hasRoom() {
        return inside + waiting.size() < most;
    }

    public synchronized boolean isUnused() {
        return inside == 0 && waiting.isEmpty();
    }

    /// Who goes in may leave at once and let in the next: one loop does it, so that no stack grows with the queue.
    private void letIn() {
        if (wakes.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (var next = admitted(); next.isPresent(); next = admitted()) {
                next.get().go();
            }
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private synchronized Optional<Ticket> admitted() {
        if (inside >= most || waiting.isEmpty()) {
            return Optional.empty();
        }
        inside++;
        var next = waiting.remove();
        next.isInside = true;
        return Optional.of(next);
    }

    /// A place inside, or in the queue.
    public final class Ticket {
        private final Runnable go;
        private boolean isInside;

        private Ticket(Runnable go) {
            this.go = go;
        }

        /// Who throws has left, and keeps nobody else out.
        private void go() {
            try {
                go.run();
            } catch (RuntimeException | Error failure) {
                Log.error("Who was let in failed at once", failure);
                leave();
            }
        }

        public void enter() {
            synchronized (SemaphoreBulkhead.this) {
                waiting.add(this);
            }
            letIn();
        }

        /// Wherever it is; once or several times.
        public void leave() {
            synchronized (SemaphoreBulkhead.this) {
                if (!isInside) {
                    waiting.remove(this);
                    return;
                }
                isInside = false;
                inside--;
            }
            letIn();
        }
    }
}
