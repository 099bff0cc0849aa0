package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.messaging.outbox.KeyQueue.Settlement;
import dev.beseda.kit.messaging.outbox.OutboxTable.Late;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The relay of the outbox: takes what lies there to Kafka, in order per topic and key, and settles message by message.
/// A message leaves the outbox only when the broker has it; one that the broker may take later holds up its own key
/// alone. A crash in between sends it again; the reader's inbox sees that it is old.
@ApplicationScoped
public class OutboxRelay {
    private static final int MOST_AT_ONCE = 500;

    private final Transactions transactions;
    private final OutboxTable table;
    private final OutboxProducer producer;
    private final RelayPace pace = new RelayPace(MOST_AT_ONCE);
    private final Counter held;
    private final Queue<Late> late = new ConcurrentLinkedQueue<>();
    private final WorkLoop workLoop = new WorkLoop("outbox", this::turn);
    private volatile boolean started;

    OutboxRelay(
            Transactions transactions,
            Notifications notifications,
            Outbox outbox,
            OutboxTable table,
            OutboxProducer producer,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.table = table;
        this.producer = producer;
        this.held = metrics.counter("beseda.outbox.held");
        outbox.whenPut(workLoop::wake);
        notifications.listen(Outbox.CHANNEL, payload -> {
            if (!outbox.isOurs(payload)) {
                workLoop.wake();
            }
        });
    }

    void start(@Observes StartupEvent begun) {
        started = true;
        workLoop.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    /// The safety net, for the moments in which nobody hears a notification; it also tries again what is held.
    @Scheduled(every = "1s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private Uni<Void> turn() {
        return started ? carryAll() : done();
    }

    Uni<Void> carryAll() {
        return settleLate().chain(() -> transactions.in(this::carry)).chain(this::goOn);
    }

    /// While the broker takes nothing at all, looking after each commit would only move the messages to and fro.
    private Uni<Void> goOn(boolean isMore) {
        if (pace.isBrokerAway()) {
            return done().onItem().delayIt().by(RelayPace.PAUSE);
        }
        return isMore ? carryAll() : done();
    }

    /// Ends with the transaction: a lost answer of it brings the messages back, and they are sent again.
    /// Whether more may be there.
    private Uni<Boolean> carry(Transaction transaction) {
        var room = pace.room();
        return table.take(transaction, room)
                .call(taken -> taken.isEmpty() ? done() : send(transaction, taken))
                .map(taken -> taken.size() >= room.fresh());
    }

    private Uni<Void> send(Transaction transaction, List<OutboxRow> taken) {
        return new SendBatch(taken, producer::send, this::arrivedLate)
                .send()
                .invoke(this::note)
                .chain(settlements -> table.settle(transaction, settlements));
    }

    private void note(List<Settlement> settlements) {
        int acknowledged =
                settlements.stream().mapToInt(Settlement::acknowledged).sum();
        var delayed = settlements.stream().filter(Settlement::isDelayed).count();
        held.increment(delayed);
        pace.note(acknowledged, (int) delayed);
    }

    private void arrivedLate(OutboxRow row, SendOutcome outcome) {
        late.add(new Late(row, outcome));
        if (outcome instanceof SendOutcome.Acknowledged) {
            pace.noteLateArrival();
        }
        workLoop.wake();
    }

    private Uni<Void> settleLate() {
        var settled = new ArrayList<Late>();
        for (var one = late.poll(); one != null; one = late.poll()) {
            settled.add(one);
        }
        return settled.isEmpty()
                ? done()
                : transactions
                        .in(transaction -> table.settleLate(transaction, settled))
                        .onFailure()
                        .invoke(failure -> late.addAll(settled));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
