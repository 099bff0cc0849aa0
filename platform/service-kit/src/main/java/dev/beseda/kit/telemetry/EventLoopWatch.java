package dev.beseda.kit.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/// Counts how often an event loop was kept from its other work, and says in the log by what: while one is, everybody
/// whose connection belongs to it waits.
@Startup
@ApplicationScoped
class EventLoopWatch {
    /// From here on it counts.
    private static final Duration BLOCKED = Duration.ofMillis(200);

    private static final Duration BETWEEN_LOGS = Duration.ofSeconds(1);
    private static final int LOGGED_FRAMES = 30;

    private final List<WatchedLoop> loops;
    private final Counter blocks;
    private final Thread watch =
            Thread.ofPlatform().name("event-loop-watch").daemon().unstarted(this::watch);
    private volatile long longestNanos;
    private long loggedAt = System.nanoTime() - BETWEEN_LOGS.toNanos();

    EventLoopWatch(Vertx vertx, MeterRegistry registry) {
        loops = StreamSupport.stream(vertx.nettyEventLoopGroup().spliterator(), false)
                .map(WatchedLoop::new)
                .toList();
        blocks = Counter.builder("beseda.event.loop.blocked").register(registry);
        TimeGauge.builder(
                        "beseda.event.loop.blocked.longest",
                        this,
                        TimeUnit.NANOSECONDS,
                        watched -> watched.longestNanos)
                .register(registry);
    }

    @PostConstruct
    void begin() {
        watch.start();
    }

    @PreDestroy
    void end() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(WatchedLoop.TICK);
                loops.forEach(this::look);
            }
        } catch (InterruptedException ended) {
            Log.debug("The event loops are watched no more");
        }
    }

    private void look(WatchedLoop loop) {
        var before = loop.held();
        loop.tick();
        var now = loop.held();
        longestNanos = Math.max(longestNanos, now.toNanos());
        if (before.compareTo(BLOCKED) < 0 && now.compareTo(BLOCKED) >= 0) {
            blocks.increment();
            tellWhere(loop);
        }
    }

    private void tellWhere(WatchedLoop loop) {
        var thread = loop.thread();
        long now = System.nanoTime();
        if (thread == null || now - loggedAt < BETWEEN_LOGS.toNanos()) {
            return;
        }
        loggedAt = now;
        var place = new Throwable("It is here");
        place.setStackTrace(
                Arrays.stream(thread.getStackTrace()).limit(LOGGED_FRAMES).toArray(StackTraceElement[]::new));
        Log.warnf(
                place,
                "%s has not come to its other work for %d ms",
                thread.getName(),
                loop.held().toMillis());
    }
}
