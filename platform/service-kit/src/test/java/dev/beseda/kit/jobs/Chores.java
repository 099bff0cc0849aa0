package dev.beseda.kit.jobs;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A table of jobs, empty at first.
record Chores(Transactions transactions) {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JobLimits LIMITS = new JobLimits(Duration.ofMinutes(1), 4, 3, 2);
    private static final JobTable TABLE = JobTable.named("chore")
            .open("ended_at is null")
            .fair("owner", "made_at")
            .columns("owner, text");
    private static final String END = TABLE.ifOurs("""
            update chore set ended_at = now(), lease = null, said = $3 from ours where id = ours.job returning id
            """);

    static Chores in(Transactions transactions) {
        var chores = new Chores(transactions);
        chores.run("""
                create table if not exists chore (id uuid primary key default gen_random_uuid(), owner text not null,
                    text text not null default 'Sweep', made_at timestamptz not null default clock_timestamp(),
                    ended_at timestamptz, said text, lease uuid, leased_until timestamptz not null default '-infinity',
                    attempts int not null default 0)
                """);
        chores.run("truncate chore");
        return chores;
    }

    Jobs<String> replica() {
        return replica(transactions);
    }

    static Jobs<String> replica(Transactions way) {
        return new Jobs<>(way, TABLE, LIMITS, Chores::read);
    }

    private static String read(Row row) {
        if (row.getString("text").equals("Strange")) {
            throw new IllegalArgumentException("Nobody can read this");
        }
        return row.getString("owner");
    }

    static <R> R done(Uni<R> work) {
        return work.await().atMost(PATIENCE);
    }

    void run(String sql, Object... values) {
        done(transactions.run(sql, Tuple.from(values)));
    }

    Row get(String sql, Object... values) {
        return Rows.stream(done(transactions.run(sql, Tuple.from(values))))
                .findFirst()
                .orElseThrow();
    }

    UUID wanted(String owner) {
        return get("insert into chore (owner) values ($1) returning id", owner).getUUID("id");
    }

    Row row(UUID job) {
        return get("select * from chore where id = $1", job);
    }

    void runOut(UUID job) {
        run("update chore set leased_until = now() - interval '1 second' where id = $1", job);
    }

    static List<Leased<String>> take(Jobs<String> jobs, int most) {
        return done(jobs.take(UUID.randomUUID(), most));
    }

    /// Whether it was still ours.
    boolean end(Lease lease, String said) {
        var ended = transactions.in(transaction -> replica().end(transaction, END, List.of(lease), Tuple.of(said)));
        return done(ended).size() == 1;
    }
}
