package dev.beseda.testkit.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The state of the line that all connections of a proxy share.
public final class Line {
    private static final Duration LOOK = Duration.ofMillis(5);

    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile boolean closed;

    /// Each piece of data is held up for so long, both ways.
    public void delay(Duration wanted) {
        delay = wanted;
    }

    /// Nothing goes through any more and nobody is told, as when a cable is pulled.
    public void fallSilent() {
        silent = true;
    }

    public void mend() {
        delay = Duration.ZERO;
        silent = false;
    }

    public void close() {
        closed = true;
    }

    void hold() {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        while (silent && !closed) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
