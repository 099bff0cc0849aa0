package dev.beseda.bot.telegram.wire;

import dev.beseda.kit.concurrency.CallersContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Calls to Telegram that can wait: each on a virtual thread, a bounded number at a time, so that registering a
/// thousand bots does not look like an attack. Those that somebody waits for are [LiveCalls].
@ApplicationScoped
public class BackgroundCalls {
    private static final int AT_A_TIME = 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    /// What is done on the way.
    @FunctionalInterface
    public interface BackgroundCall<T> {
        T run() throws InterruptedException;
    }

    /// Runs `backgroundCall`; the answer comes where it was asked for.
    public <T> Uni<T> run(BackgroundCall<T> backgroundCall) {
        return CallersContext.of(
                Uni.createFrom().item(() -> inPlace(backgroundCall)).runSubscriptionOn(threads));
    }

    private <T> T inPlace(BackgroundCall<T> backgroundCall) {
        try {
            places.acquire();
            try {
                return backgroundCall.run();
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
