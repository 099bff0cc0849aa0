package dev.beseda.bot.telegram.wire;

import dev.beseda.kit.CallersContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Errands to Telegram that can wait: each on a virtual thread, a bounded number at a time, so that registering a
/// thousand bots does not look like an attack. Those that somebody waits for are [LiveCalls].
@ApplicationScoped
public class Errands {
    private static final int AT_A_TIME = 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    /// What is done on the way.
    @FunctionalInterface
    public interface Errand<T> {
        T run() throws InterruptedException;
    }

    /// Runs `errand`; the answer comes where it was asked for.
    public <T> Uni<T> run(Errand<T> errand) {
        return CallersContext.of(Uni.createFrom().item(() -> inPlace(errand)).runSubscriptionOn(threads));
    }

    private <T> T inPlace(Errand<T> errand) {
        try {
            places.acquire();
            try {
                return errand.run();
            } finally {
                places.release();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service is ending", end);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
