package dev.beseda.kit.concurrency;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// Work that must not take longer than a given time:
/// when that is over its thread is interrupted and waited for no more.
public final class TimeLimit {
    private TimeLimit() {}

    /// Fails with what the work throws, or with `late` when it takes longer than `most`.
    ///
    /// @param threads gives each work a thread: one that does not heed an interruption is lost to the others
    public static <T> Uni<T> within(
            Duration most, ExecutorService threads, Supplier<T> work, Supplier<? extends Throwable> late) {
        return Uni.createFrom()
                .<T>emitter(emitter -> {
                    var task = threads.submit(() -> run(work, emitter));
                    emitter.onTermination(() -> task.cancel(true));
                })
                .ifNoItem()
                .after(most)
                .failWith(late);
    }

    private static <T> void run(Supplier<T> work, UniEmitter<? super T> emitter) {
        T done;
        try {
            done = work.get();
        } catch (RuntimeException | Error failure) {
            emitter.fail(failure);
            return;
        }
        emitter.complete(done);
    }
}
