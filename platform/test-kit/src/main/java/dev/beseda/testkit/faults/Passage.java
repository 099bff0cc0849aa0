package dev.beseda.testkit.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether one connection lets anything through: always, after a stall, or never again.
final class Passage {
    private static final Duration LOOK = Duration.ofMillis(5);

    private final CountDownLatch broken = new CountDownLatch(1);
    private volatile long stalledUntilNanos = System.nanoTime();

    void stall(Duration time) {
        stalledUntilNanos = System.nanoTime() + time.toNanos();
    }

    void goOn() {
        stalledUntilNanos = System.nanoTime();
    }

    /// Nobody waits any longer.
    void breakOff() {
        broken.countDown();
    }

    boolean isBroken() {
        return broken.getCount() == 0;
    }

    void await() throws IOException {
        try {
            while (stalledUntilNanos - System.nanoTime() > 0 && !broken.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                // Looks again: somebody may let it go on.
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (isBroken()) {
            throw new IOException("The connection is broken");
        }
    }
}
