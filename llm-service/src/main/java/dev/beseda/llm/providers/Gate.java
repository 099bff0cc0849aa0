package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Breaker;
import dev.beseda.llm.providers.rules.Failure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// The way to one server with one key: so many go in at once, the others wait in the order they came. And whether it
/// makes sense to go in at all.
final class Gate {
    private final Breaker.Limits limits;
    private final Queue<Ticket> waiting = new ArrayDeque<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private Breaker breaker = Breaker.CLOSED;
    private int most;
    private int inside;

    Gate(int most, Breaker.Limits limits) {
        this.most = most;
        this.limits = limits;
    }

    /// One that wants to go in.
    ///
    /// @param go is done when it may
    Ticket ticket(Runnable go) {
        return new Ticket(go);
    }

    void widen(int nowMost) {
        synchronized (this) {
            most = nowMost;
        }
        letIn();
    }

    synchronized int most() {
        return most;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized boolean hasRoom() {
        return inside + waiting.size() < most;
    }

    synchronized boolean isUnused(Instant now) {
        return inside == 0 && waiting.isEmpty() && breaker.isForgotten(now, limits);
    }

    synchronized Optional<Failure> refusal(Instant now) {
        return breaker.refusal(now);
    }

    /// As [#refusal(Instant)], by one who goes in now if there is none.
    synchronized Optional<Failure> refusalOfOneWhoAsks(Instant now) {
        var refusal = breaker.refusal(now);
        if (refusal.isEmpty()) {
            breaker = breaker.asking(now, limits);
        }
        return refusal;
    }

    synchronized void succeeded() {
        breaker = Breaker.CLOSED;
    }

    synchronized void failed(Failure failure, Instant now) {
        breaker = breaker.failing(failure, now, limits);
    }

    /// Who goes in may leave at once and let in the next: one loop does it, so that no stack grows with the queue.
    private void letIn() {
        if (wakes.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (var next = admitted(); next.isPresent(); next = admitted()) {
                next.get().go.run();
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
    final class Ticket {
        private final Runnable go;
        private boolean isInside;

        private Ticket(Runnable go) {
            this.go = go;
        }

        void enter() {
            synchronized (Gate.this) {
                waiting.add(this);
            }
            letIn();
        }

        /// Wherever it is; once or several times.
        void leave() {
            synchronized (Gate.this) {
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
