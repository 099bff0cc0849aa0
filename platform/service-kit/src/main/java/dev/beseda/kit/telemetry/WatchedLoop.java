package dev.beseda.kit.telemetry;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One event loop, asked at every tick to answer; what keeps it from that is added up.
final class WatchedLoop {
    static final Duration TICK = Duration.ofMillis(50);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Executor loop;
    private volatile boolean answered = true;
    private volatile @Nullable Thread thread;
    private long heldNanos;
    private long processorNanos;

    WatchedLoop(Executor loop) {
        this.loop = loop;
    }

    /// How long something has kept the loop so far; nothing while it answers.
    Duration held() {
        return Duration.ofNanos(heldNanos);
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    /// To be called every [#TICK], by one thread that does nothing else.
    void tick() {
        var known = thread;
        if (!answered && known != null) {
            long before = processorNanos;
            processorNanos = THREADS.getThreadCpuTime(known.threadId());
            heldNanos += held(known.getState(), processorNanos - before);
        } else if (answered) {
            ask(known);
        }
    }

    /// The part of a tick during which the loop's own work kept it. A machine that stalls or has no processor to spare
    /// makes every thread late: so a loop that may run is held only as long as it does run, and when the ticks
    /// themselves are late, as in a pause of the garbage collector, no tick counts for more than one.
    static long held(Thread.State state, long processorNanos) {
        return state == Thread.State.RUNNABLE ? Math.min(processorNanos, TICK.toNanos()) : TICK.toNanos();
    }

    private void ask(@Nullable Thread known) {
        heldNanos = 0;
        processorNanos = known == null ? 0 : THREADS.getThreadCpuTime(known.threadId());
        answered = false;
        loop.execute(this::answer);
    }

    private void answer() {
        thread = Thread.currentThread();
        answered = true;
    }
}
