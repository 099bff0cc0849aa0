package dev.beseda.bot.telegram.wire;

import dev.beseda.kit.concurrency.CallersContext;
import dev.beseda.kit.concurrency.TimeLimit;
import dev.beseda.kit.problems.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// What is asked of Telegram while a caller of the API waits: little at once, and never for long. A Telegram that hangs
/// holds up neither other workspaces nor the calls that nobody waits for.
@ApplicationScoped
public class LiveCalls {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UUID, Integer> waiting = new HashMap<>();
    private final LiveCallConfig config;
    private int all;

    LiveCalls(LiveCallConfig config) {
        this.config = config;
    }

    /// Does what a request wants, or fails with [Overloaded] where too many of the workspace, or of all, wait already.
    public <T> Uni<T> admit(UUID workspace, Supplier<Uni<? extends T>> request) {
        return Uni.createFrom().deferred(() -> {
            begin(workspace);
            return Uni.createFrom().<T>deferred(request).onTermination().invoke(() -> end(workspace));
        });
    }

    /// Runs `errand`, and fails with [Overloaded] when it takes too long; the answer comes where it was asked for.
    public <T> Uni<T> run(BackgroundCalls.BackgroundCall<T> errand) {
        return CallersContext.of(TimeLimit.within(config.time(), threads, () -> result(errand), this::late));
    }

    private static <T> T result(BackgroundCalls.BackgroundCall<T> errand) {
        try {
            return errand.run();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits any more", over);
        }
    }

    private synchronized void begin(UUID workspace) {
        if (waiting.getOrDefault(workspace, 0) >= config.ofAWorkspace()) {
            throw new Overloaded("%d requests of this workspace wait for Telegram already: try again in a few seconds"
                    .formatted(config.ofAWorkspace()));
        }
        if (all >= config.all()) {
            throw new Overloaded("Too many requests wait for Telegram just now: try again in a few seconds");
        }
        all++;
        waiting.merge(workspace, 1, Integer::sum);
    }

    private synchronized void end(UUID workspace) {
        all--;
        int left = waiting.getOrDefault(workspace, 1) - 1;
        if (left == 0) {
            waiting.remove(workspace);
        } else {
            waiting.put(workspace, left);
        }
    }

    private Overloaded late() {
        return new Overloaded("Telegram has not answered within %d ms: try again in a few seconds"
                .formatted(config.time().toMillis()));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
