package dev.beseda.llm.providers;

import dev.beseda.kit.concurrency.SerialCancellable;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;

/// What models write just now. When the service ends all of it is cancelled: a word that came later would find nothing
/// of the service any more.
@ApplicationScoped
class OpenStreams {
    private final Set<SerialCancellable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /// The same stream, for as long as the service runs; afterwards it is silent.
    <T> Multi<T> whileRunning(Multi<T> stream) {
        return Multi.createFrom().deferred(() -> {
            var held = new SerialCancellable();
            return stream.onSubscription()
                    .invoke(subscription -> hold(held, subscription))
                    .onTermination()
                    .invoke(() -> open.remove(held));
        });
    }

    private void hold(SerialCancellable held, Flow.Subscription subscription) {
        open.add(held);
        held.hold(subscription::cancel);
        if (ended) {
            held.cancel();
        }
    }

    /// After those who work with the words have had their time to end.
    void end(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent shutdown) {
        end();
    }

    void end() {
        ended = true;
        open.forEach(SerialCancellable::cancel);
    }
}
