package dev.beseda.kit.concurrency;

import dev.beseda.kit.problems.Overloaded;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Computes what callers ask for on a few threads of its own, so that no event loop waits for it. Each workspace has
/// one thread at the most, and those that wait take turns: whoever asks for much holds up nobody else.
public final class ThreadPoolBulkhead implements AutoCloseable {
    private final ExecutorService threads;
    private final Limits limits;
    private final Map<UUID, Queue<Supplier<Runnable>>> asked = new HashMap<>();
    private int all;

    /// @param threads how many computations run at once
    /// @param ofOne how many computations of one workspace there are, those that wait too
    /// @param all how many there are altogether
    public record Limits(int threads, int ofOne, int all) {}

    public ThreadPoolBulkhead(String name, Limits limits) {
        this.limits = limits;
        this.threads = Executors.newFixedThreadPool(
                limits.threads(),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /// What comes of `work`, where it was asked for. Fails with [Overloaded] when too much waits already.
    public <T> Uni<T> run(UUID workspace, Supplier<T> work) {
        return CallersContext.of(Uni.createFrom().emitter(told -> add(workspace, () -> computed(work, told))));
    }

    /// What tells the caller of the outcome.
    private static <T> Runnable computed(Supplier<T> work, UniEmitter<? super T> caller) {
        try {
            var outcome = work.get();
            return () -> caller.complete(outcome);
        } catch (Throwable failure) {
            return () -> caller.fail(failure);
        }
    }

    private synchronized void add(UUID workspace, Supplier<Runnable> work) {
        var line = asked.getOrDefault(workspace, new ArrayDeque<>());
        if (all >= limits.all() || line.size() >= limits.ofOne()) {
            throw new Overloaded("Too much is being computed just now: try again in a few seconds");
        }
        asked.put(workspace, line);
        all++;
        line.add(work);
        if (line.size() == 1) {
            threads.execute(() -> turn(workspace, line));
        }
    }

    /// One piece of work; then it is the turn of others.
    private void turn(UUID workspace, Queue<Supplier<Runnable>> line) {
        var telling = first(line).get();
        over(workspace, line);
        telling.run();
    }

    private synchronized Supplier<Runnable> first(Queue<Supplier<Runnable>> line) {
        return line.element();
    }

    private synchronized void over(UUID workspace, Queue<Supplier<Runnable>> line) {
        all--;
        line.remove();
        if (line.isEmpty()) {
            asked.remove(workspace);
        } else if (!threads.isShutdown()) {
            threads.execute(() -> turn(workspace, line));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
