package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.messaging.outbox.KeyQueue.Settlement;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What one turn takes to the broker: addresses side by side, the messages of each one after another.
final class SendBatch {
    /// For so long the others wait for one that the broker takes its time with.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final BiConsumer<OutboxRow, Consumer<SendOutcome>> broker;
    private final BiConsumer<OutboxRow, SendOutcome> late;
    private final List<KeyQueue> queues;
    private final AtomicInteger awaited;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /// @param rows in the order of their ids
    /// @param broker is handed a message and tells what became of it
    /// @param late hears what became of messages when time was up before they arrived
    SendBatch(
            List<OutboxRow> rows,
            BiConsumer<OutboxRow, Consumer<SendOutcome>> broker,
            BiConsumer<OutboxRow, SendOutcome> late) {
        this.broker = broker;
        this.late = late;
        var byAddress = new LinkedHashMap<OutboxRow.Address, List<OutboxRow>>();
        rows.forEach(row -> byAddress
                .computeIfAbsent(row.address(), address -> new ArrayList<>())
                .add(row));
        this.queues = byAddress.values().stream().map(KeyQueue::new).toList();
        this.awaited = new AtomicInteger(
                (int) queues.stream().filter(queue -> !queue.wasHeld()).count());
    }

    /// Done when all have arrived or failed, but for those that were held before: nobody waits for these.
    Uni<List<Settlement>> send() {
        queues.forEach(this::sendNext);
        if (awaited.get() == 0) {
            done.complete(null);
        }
        return Uni.createFrom()
                .completionStage(done.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .map(over -> queues.stream().map(KeyQueue::close).toList());
    }

    private void sendNext(KeyQueue queue) {
        queue.next()
                .ifPresentOrElse(row -> broker.accept(row, outcome -> settle(queue, row, outcome)), () -> over(queue));
    }

    private void settle(KeyQueue queue, OutboxRow row, SendOutcome outcome) {
        if (queue.settle(outcome)) {
            sendNext(queue);
        } else {
            late.accept(row, outcome);
        }
    }

    private void over(KeyQueue queue) {
        if (!queue.wasHeld() && awaited.decrementAndGet() == 0) {
            done.complete(null);
        }
    }
}
