package dev.beseda.bot.stars;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Asks Telegram to give Stars back that the ledger has taken out of a wallet. That it is asked is noted before:
/// whoever
/// ends on the way is followed by another replica a minute later.
@ApplicationScoped
class RefundWorker {
    private static final String TAKE = """
            update star_payment set due_at = now() + interval '1 minute', attempts = attempts + 1
            where number in (
                select number from star_payment where due_at <= now() order by due_at limit 16 for update skip locked)
            returning *
            """;
    private static final String DONE = """
            update star_payment set state = 'refunded', failure = null, due_at = null, changed_at = now()
            where number = $1 and attempts = $2 and state in ('refunding', 'refund_unknown')
            """;
    private static final String UNKNOWN = """
            update star_payment set state = 'refund_unknown', failure = $3, changed_at = now(),
                due_at = now() + $4::bigint * interval '1 second'
            where number = $1 and attempts = $2 and state in ('refunding', 'refund_unknown')
            """;
    private static final String REFUSED = """
            update star_payment set state = 'refund_failed', failure = $3, due_at = null, is_debited = false,
                operation = $4, changed_at = now()
            where number = $1 and attempts = $2 and state in ('refunding', 'refund_unknown')
            """;

    private final WorkLoop workLoop = new WorkLoop("refunds of Stars", this::work);
    private final Transactions transactions;
    private final StarCalls calls;
    private final Outbox outbox;

    RefundWorker(Transactions transactions, StarCalls calls, Outbox outbox) {
        this.transactions = transactions;
        this.calls = calls;
        this.outbox = outbox;
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    @Scheduled(every = "1s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void goOn() {
        workLoop.wake();
    }

    private Uni<Void> work() {
        return transactions
                .run(TAKE, Tuple.tuple())
                .map(rows -> Rows.stream(rows).map(this::refund).toList())
                .chain(all -> all.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.join().all(all).andCollectFailures().replaceWithVoid());
    }

    private Uni<Void> refund(Row row) {
        var arguments = JsonNodeFactory.instance
                .objectNode()
                .put("user_id", row.getLong("person"))
                .put("telegram_payment_charge_id", row.getString("charge"));
        return calls.call(row.getUUID("bot_id"), new Method("refundStarPayment", arguments))
                .map(answer -> RefundOutcome.of(answer, row.getInteger("attempts")))
                .chain(outcome -> transactions.in(transaction -> settle(transaction, row, outcome)))
                .onFailure()
                .invoke(failure ->
                        Log.warnf("The refund of %s is tried again: %s", row.getString("charge"), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> settle(Transaction transaction, Row row, RefundOutcome outcome) {
        long number = row.getLong("number");
        int attempts = row.getInteger("attempts");
        return switch (outcome) {
            case RefundOutcome.Done() ->
                transaction.run(DONE, Tuple.of(number, attempts)).replaceWithVoid();
            case RefundOutcome.Unknown(var words, var pause) ->
                transaction
                        .run(UNKNOWN, Tuple.of(number, attempts, words, pause.toSeconds()))
                        .replaceWithVoid();
            case RefundOutcome.Refused(var words) -> refused(transaction, row, words);
        };
    }

    private Uni<Void> refused(Transaction transaction, Row row, String words) {
        var undo = StarRefunds.undoId(row.getUUID("refund_id"));
        return transaction
                .run(REFUSED, Tuple.of(row.getLong("number"), row.getInteger("attempts"), words, undo))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : outbox.put(transaction, List.of(StarRefunds.undo(row, undo))));
    }
}
