package dev.beseda.kit.concurrency;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// So much computing of one platform thread, from now on; while the thread waits for its turn nothing is spent.
public final class ComputingTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long endNanos;

    private ComputingTime(long endNanos) {
        this.endNanos = endNanos;
    }

    /// Begins now, and is asked on the thread that it was begun on.
    public static ComputingTime of(Duration most) {
        return new ComputingTime(THREADS.getCurrentThreadCpuTime() + most.toNanos());
    }

    public boolean isSpent() {
        return THREADS.getCurrentThreadCpuTime() > endNanos;
    }
}
