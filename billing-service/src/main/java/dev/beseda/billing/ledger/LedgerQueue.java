package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.Authors.Authored;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import dev.beseda.kit.problems.Overloaded;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Orders of the own doors: those that come while a transaction is under way share the next one.
@ApplicationScoped
public class LedgerQueue {
    private static final String AWAY =
            "The ledger's database does not answer just now: send the same again, with the same Idempotency-Key";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int RETRIES = 3;

    private final Transactions transactions;
    private final Ledger ledger;
    private final Authors authors;
    private final LedgerConfig config;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final WorkLoop loop = new WorkLoop("ledger queue", this::turn);

    LedgerQueue(Transactions transactions, Ledger ledger, Authors authors, LedgerConfig config) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.authors = authors;
        this.config = config;
    }

    private record Waiting(Authored order, UniEmitter<? super BillingEvent> asker) {}

    /// The answer, when it is committed. Fails with [Overloaded] when there is no room or the database is away: it may
    /// be committed or not then, and the same order may be sent again.
    ///
    /// @param author who orders it, for good
    public Uni<BillingEvent> answer(BillingCommand command, String author) {
        return Uni.createFrom().emitter(asker -> {
            if (waiting.incrementAndGet() > config.mostWaiting()) {
                waiting.decrementAndGet();
                asker.fail(new Overloaded("Too many orders wait for the ledger just now: try again later"));
                return;
            }
            queue.add(new Waiting(new Authored(command, author), asker));
            loop.wake();
        });
    }

    @PreDestroy
    void close() {
        loop.close();
    }

    private Uni<Void> turn() {
        var batch = next();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (!queue.isEmpty()) {
            loop.wake();
        }
        return answer(batch);
    }

    private List<Waiting> next() {
        var batch = new ArrayList<Waiting>();
        while (batch.size() < config.batch()) {
            var one = queue.poll();
            if (one == null) {
                break;
            }
            batch.add(one);
        }
        waiting.addAndGet(-batch.size());
        return batch;
    }

    /// Whom another replica was faster than with the same id finds that order when it is tried again, alone.
    private Uni<Void> answer(List<Waiting> batch) {
        var orders = batch.stream().map(Waiting::order).toList();
        var commands = orders.stream().map(Authored::command).toList();
        return transactions
                .in(transaction -> ledger.answer(transaction, commands).call(() -> authors.add(transaction, orders)))
                .onFailure(failure -> batch.size() == 1 || TransientFailures.isOutage(failure))
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES)
                .invoke(answers -> tell(batch, answers))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> failed(batch, failure));
    }

    private static void tell(List<Waiting> batch, List<BillingEvent> answers) {
        for (int at = 0; at < answers.size(); at++) {
            batch.get(at).asker().complete(answers.get(at));
        }
    }

    /// One of several that can't be booked is no reason to refuse the others.
    private Uni<Void> failed(List<Waiting> batch, Throwable failure) {
        boolean isAway = TransientFailures.isOutage(failure);
        if (batch.size() > 1 && !isAway) {
            return Multi.createFrom()
                    .iterable(batch)
                    .onItem()
                    .transformToUniAndConcatenate(one -> answer(List.of(one)))
                    .collect()
                    .last();
        }
        Log.warnf("%d orders to the ledger failed: %s", batch.size(), failure);
        batch.forEach(one -> one.asker().fail(isAway ? new Overloaded(AWAY) : failure));
        return Uni.createFrom().voidItem();
    }
}
