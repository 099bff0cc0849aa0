package dev.beseda.llm.memory.summaries;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.jobs.JobLimits;
import dev.beseda.kit.jobs.JobTable;
import dev.beseda.kit.jobs.Jobs;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.Memories;
import dev.beseda.llm.memory.MemoryConfig;
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

    /// Nor is one tried again that so many replicas have fallen over.
    private static final int MOST_FALLS = 2;

    /// So many turns are looked at; the rest comes the next time.
    private static final int MOST_TURNS = 200;

    private static final JobTable TABLE = JobTable.named("talk")
            .key("conversation_id")
            .lease("summary_lease")
            .until("summary_due_at")
            .attempts("summary_falls")
            .open("summary_due_at is not null")
            .fair("bot_id", "summary_due_at")
            .begun("summary_tries = summary_tries + 1")
            .columns("talk.*");
    private static final String TURNS = """
            select number, asked, answered, asked_at from turn
            where conversation_id = $1 and number > $2 order by number limit %d
            """.formatted(MOST_TURNS);

    /// Not if the person began anew: a replica of an earlier release leaves the lease in place then.
    private static final String KEEP = TABLE.ifOurs("""
            update talk set summary = $3, summed_up_to = $4, summary_due_at = null, summary_tries = 0, summary_falls = 0,
                summary_lease = null
            from ours where conversation_id = ours.job and times_forgotten = $5 returning conversation_id
            """);
    private static final String GIVE_UP = TABLE.ifOurs("""
            update talk set summary_due_at = null, summary_tries = 0, summary_falls = 0, summary_lease = null
            from ours where conversation_id = ours.job returning conversation_id
            """);

    private final Transactions transactions;
    private final Jobs<Due> jobs;

    DueSummaries(Transactions transactions, MemoryConfig config) {
        this.transactions = transactions;
        var lease = config.summaryPatience().multipliedBy(2);
        var limits = new JobLimits(lease, config.summariesAtOnce(), MOST_FALLS);
        this.jobs = new Jobs<>(transactions, TABLE, limits, DueSummaries::due);
    }

    /// A talk to be summed up, as it was when it was taken.
    record Due(Talk talk, String summary, long summedUpTo, int timesForgotten, int tries) {}

    Jobs<Due> jobs() {
        return jobs;
    }

    /// The turns that are in no summary yet, the oldest first.
    Uni<List<Numbered>> turns(Due due) {
        return transactions
                .run(TURNS, Tuple.of(due.talk().conversation(), due.summedUpTo()))
                .map(rows -> Rows.stream(rows).map(DueSummaries::numbered).toList());
    }

    Uni<Void> keep(Transaction transaction, Leased<Due> leased, String summary, long upTo) {
        var values = Tuple.of(summary, upTo, leased.job().timesForgotten());
        return jobs.end(transaction, KEEP, List.of(leased.lease()), values).replaceWithVoid();
    }

    Uni<Void> giveUp(Transaction transaction, Leased<Due> leased) {
        return jobs.end(transaction, GIVE_UP, List.of(leased.lease()), Tuple.tuple())
                .replaceWithVoid();
    }

    /// A try has failed, and its replica has not.
    Uni<Void> failed(Transaction transaction, Leased<Due> leased) {
        return leased.job().tries() >= MOST_TRIES
                ? giveUp(transaction, leased)
                : jobs.postpone(transaction, List.of(leased.lease()));
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
