package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.rules.Summing.Numbered;
import dev.beseda.llm.memory.rules.Turn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The talks whose older turns are to be summed up.
@ApplicationScoped
class DueSummaries {
    /// A talk that could not be summed up so often waits until it grows again.
    private static final int MOST_TRIES = 5;

    /// So many turns are looked at; the rest comes the next time.
    private static final int MOST_TURNS = 200;

    /// Replicas pass over what another one has in hand; one that dies gives it free when its time is up.
    private static final String TAKE = """
            update talk set
                summary_due_at = now() + make_interval(secs => $2), summary_tries = summary_tries + 1
            where conversation_id = any(array(
                select conversation_id from talk where summary_due_at <= now()
                order by summary_due_at limit $1 for update skip locked))
            returning *
            """;
    private static final String TURNS = """
            select number, asked, answered, asked_at from turn
            where conversation_id = $1 and number > $2 order by number limit %d
            """.formatted(MOST_TURNS);

    /// Kept only if neither the person began anew nor another replica was quicker.
    private static final String KEEP = """
            update talk set summary = $4, summed_up_to = $5, summary_due_at = null, summary_tries = 0
            where conversation_id = $1 and summed_up_to = $2 and times_forgotten = $3
            """;
    /// Not if another replica has taken it up meanwhile, or the person began anew.
    private static final String GIVE_UP = """
            update talk set summary_due_at = null, summary_tries = 0
            where conversation_id = $1 and summed_up_to = $2 and times_forgotten = $3 and summary_tries = $4
            """;

    private final Transactions transactions;
    private final MemoryConfig config;

    DueSummaries(Transactions transactions, MemoryConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /// A talk in hand, as it was when it was taken.
    record Due(Talk talk, String summary, long summedUpTo, int timesForgotten, int tries) {
        /// Whoever tried it for the last time has fallen over it.
        boolean isOverdue() {
            return tries > MOST_TRIES;
        }

        boolean isLastTry() {
            return tries >= MOST_TRIES;
        }
    }

    Uni<List<Due>> take(int most) {
        double lease = config.summaryPatience().multipliedBy(2).toSeconds();
        return transactions
                .run(TAKE, Tuple.of(most, lease))
                .map(rows -> Rows.stream(rows).map(DueSummaries::due).toList());
    }

    /// The turns that are in no summary yet, the oldest first.
    Uni<List<Numbered>> turns(Due due) {
        return transactions
                .run(TURNS, Tuple.of(due.talk().conversation(), due.summedUpTo()))
                .map(rows -> Rows.stream(rows).map(DueSummaries::numbered).toList());
    }

    Uni<Void> keep(Transaction transaction, Due due, String summary, long upTo) {
        var values = Tuple.of(due.talk().conversation(), due.summedUpTo(), due.timesForgotten(), summary, upTo);
        return transaction.run(KEEP, values).replaceWithVoid();
    }

    Uni<Void> giveUp(Due due) {
        var values = Tuple.of(due.talk().conversation(), due.summedUpTo(), due.timesForgotten(), due.tries());
        return transactions.run(GIVE_UP, values).replaceWithVoid();
    }

    private static Due due(Row row) {
        return new Due(
                Memories.talk(row),
                row.getString("summary"),
                row.getLong("summed_up_to"),
                row.getInteger("times_forgotten"),
                row.getInteger("summary_tries"));
    }

    private static Numbered numbered(Row row) {
        var turn = new Turn(
                row.getString("asked"),
                row.getString("answered"),
                row.getOffsetDateTime("asked_at").toInstant());
        return new Numbered(row.getLong("number"), turn);
    }
}
