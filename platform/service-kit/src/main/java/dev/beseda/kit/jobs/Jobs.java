package dev.beseda.kit.jobs;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Long work in a table. Whoever is free takes it with a lease; who is slower than that changes nothing any more.
///
/// @param <T> what is to be done
public final class Jobs<T> {
    private static final String TAKE = """
            with {line},
            free as materialized (
                select one.job from chosen cross join lateral (
                    select {key} as job from {table} where {key} = chosen.id and {open} and {free}
                    for no key update skip locked) as one)
            update {table} set {until} = now() + make_interval(secs => $2), {lease} = $1,
                {attempts} = {attempts} + 1{begun}
            from free where {table}.{key} = free.job
            returning free.job, {attempts} as job_attempts, {columns}
            """;

    private static final String FIND = """
            update {table} set {until} = now() + make_interval(secs => $2) where {lease} = $1 and {open}
            returning {key} as job, {attempts} as job_attempts, {columns}
            """;

    /// One that somebody has locked is renewed the next time: the leases of all others must not wait for it.
    private static final String RENEW = """
            with ours as (
                select {table}.{key} as job from {table} join unnest($1::uuid[], $2::uuid[]) as held (job, lease)
                    on {table}.{key} = held.job and {table}.{lease} = held.lease),
            free as materialized (
                select {key} as job from {table} where {key} in (select job from ours) and {lease} = any($2)
                order by {key} for no key update skip locked),
            renewed as (
                update {table} set {until} = now() + make_interval(secs => $3)
                from free where {table}.{key} = free.job)
            select job from ours
            """;

    private static final String RELEASE = """
            , told as (select pg_notify('{channel}', '0'))
            update {table} set {until} = '-infinity', {lease} = null, {attempts} = {attempts} - 1
            from ours, told where {table}.{key} = ours.job
            """;
    private static final String POSTPONE = """
            update {table} set {until} = now() + make_interval(secs => $3), {lease} = null, {attempts} = 0
            from ours where {table}.{key} = ours.job
            """;
    private static final String LEAVE =
            "update {table} set {attempts} = {attempts} - 1 where {key} = any($2) and {lease} = $1";
    private static final String OLDEST = """
            select coalesce(greatest(0, extract(epoch from now() - min({since}))), 0)::bigint as seconds
            from {table} where {open} and {free}
            """;

    private final Transactions transactions;
    private final JobTable table;
    private final JobLimits limits;
    private final Function<Row, T> reader;
    private final BiFunction<UUID, List<Row>, Uni<Void>> unreadable;
    private final JobMetrics metrics;
    private final String take;
    private final String begin;

    /// @param reader of the columns of the table
    public Jobs(Transactions transactions, JobTable table, JobLimits limits, Function<Row, T> reader) {
        this(transactions, table, limits, reader, (lease, rows) -> leave(transactions, table, lease, rows));
    }

    /// @param unreadable what becomes of rows, taken with that lease, that this release can't read
    public Jobs(
            Transactions transactions,
            JobTable table,
            JobLimits limits,
            Function<Row, T> reader,
            BiFunction<UUID, List<Row>, Uni<Void>> unreadable) {
        this.transactions = transactions;
        this.table = table;
        this.limits = limits;
        this.reader = reader;
        this.unreadable = unreadable;
        this.metrics = new JobMetrics(name());
        this.take = table.sql(TAKE);
        this.begin = table.with("line", "chosen as (select $3::uuid as id)")
                .with("open", "true")
                .sql(TAKE);
    }

    /// It stays with us until its time is up; another release takes it then, and this time does not count.
    private static Uni<Void> leave(Transactions transactions, JobTable table, UUID lease, List<Row> rows) {
        var jobs = rows.stream().map(row -> row.getUUID("job")).toArray(UUID[]::new);
        return transactions.run(table.sql(LEAVE), Tuple.of(lease, jobs)).replaceWithVoid();
    }

    String name() {
        return table.sql("{table}");
    }

    String channel() {
        return table.sql("{channel}");
    }

    public JobLimits limits() {
        return limits;
    }

    /// Takes as many as there are, and not more than `most`. When it fails they may be taken all the same: see [#find].
    public Uni<List<Leased<T>>> take(UUID lease, int most) {
        return take(lease, most, Tuple.of((long) limits.ofAnOwner()));
    }

    /// @param more what the line of the table asks for
    public Uni<List<Leased<T>>> take(UUID lease, int most, Tuple more) {
        var values = with(Tuple.of(lease, seconds(limits.lease()), (long) most), more);
        return taken(lease, take, values).invoke(metrics::taken);
    }

    /// Takes this one, whenever its turn would be, if nobody has it.
    public Uni<Optional<Leased<T>>> begin(UUID lease, UUID job) {
        return taken(lease, begin, Tuple.of(lease, seconds(limits.lease()), job))
                .invoke(metrics::taken)
                .map(taken -> taken.stream().findFirst());
    }

    /// What a take has got whose answer was lost: it is in nobody's hands.
    public Uni<List<Leased<T>>> find(UUID lease) {
        return taken(lease, table.sql(FIND), Tuple.of(lease, seconds(limits.lease())));
    }

    private Uni<List<Leased<T>>> taken(UUID lease, String sql, Tuple values) {
        return transactions
                .run(sql, values)
                .map(rows -> Rows.sort(rows, row -> leased(lease, row)))
                .call(sorted -> sorted.unreadable().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : unreadable.apply(lease, sorted.unreadable()))
                .map(Rows.Sorted::readable);
    }

    private Leased<T> leased(UUID lease, Row row) {
        return new Leased<>(new Lease(row.getUUID("job"), lease, row.getInteger("job_attempts")), reader.apply(row));
    }

    /// Those that are still ours, for another time.
    public Uni<Set<UUID>> renew(Collection<Lease> leases) {
        return transactions
                .run(table.sql(RENEW), columns(leases).addValue(seconds(limits.lease())))
                .map(Jobs::ids);
    }

    /// Those that are still ours; nobody takes them before the transaction ends.
    public Uni<Set<UUID>> hold(Transaction transaction, Collection<Lease> leases) {
        return transaction
                .run(table.ifOurs("select job from ours"), columns(leases))
                .map(Jobs::ids);
    }

    /// Ends those that are still ours.
    ///
    /// @param sql made by [JobTable#ifOurs]; returns a row for each of ours
    public Uni<RowSet<Row>> end(Transaction transaction, String sql, Collection<Lease> leases, Tuple more) {
        return transaction
                .run(sql, with(columns(leases), more))
                .invoke(ended -> transaction.afterCommit(() -> metrics.ended(ended.size(), leases.size())));
    }

    /// Others take them at once, and this time does not count.
    public Uni<Void> release(Collection<Lease> leases) {
        return leases.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.in(transaction -> release(transaction, leases));
    }

    public Uni<Void> release(Transaction transaction, Collection<Lease> leases) {
        return transaction
                .run(table.ifOurs(table.sql(RELEASE)), columns(leases))
                .replaceWithVoid();
    }

    /// An attempt has failed, and its replica has not: the next one begins when a lease would have run out.
    public Uni<Void> postpone(Transaction transaction, Collection<Lease> leases) {
        return transaction
                .run(table.ifOurs(table.sql(POSTPONE)), columns(leases).addValue(seconds(limits.lease())))
                .replaceWithVoid();
    }

    /// For how many seconds the oldest job waits.
    public Uni<Long> measure() {
        return transactions
                .run(table.sql(OLDEST), Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong("seconds"))
                .invoke(metrics::oldest);
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getUUID("job")).collect(Collectors.toSet());
    }

    private static Tuple columns(Collection<Lease> leases) {
        return UnnestColumns.of(leases).uuids(Lease::job).uuids(Lease::id).tuple();
    }

    private static Tuple with(Tuple values, Tuple more) {
        for (int at = 0; at < more.size(); at++) {
            values.addValue(more.getValue(at));
        }
        return values;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
