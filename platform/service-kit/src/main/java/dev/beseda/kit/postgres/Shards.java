package dev.beseda.kit.postgres;

import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Shares the shards of one kind of work among the replicas of a service: each shard is held by one replica at a time.
///
/// A hold is an advisory lock of a connection that is used for nothing else, so PostgreSQL itself gives the shards of a
/// dead replica free in the moment its connection ends. A replica that holds more than its part lets some go.
public final class Shards {
    /// How often a replica looks whether shards are free, or too many are its own.
    private static final long TICK_MILLIS = 500;

    /// How long PostgreSQL may take for an answer before its connection counts as dead.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How soon PostgreSQL itself notices that a replica is gone without a word: its locks are free then.
    private static final Map<String, String> WATCHFUL =
            Map.of("tcp_keepalives_idle", "5", "tcp_keepalives_interval", "2", "tcp_keepalives_count", "3");

    /// A lock that all replicas share: its holders are counted to know how many replicas there are.
    private static final int PRESENCE = 1_000_000;

    private static final String ARRIVE = "select pg_try_advisory_lock_shared($1::int, $2::int)";
    private static final String COUNT_REPLICAS = """
            select count(*)::int from pg_locks
            where locktype = 'advisory' and granted and classid = $1::bigint::oid and objid = $2::bigint::oid
              and database = (select oid from pg_database where datname = current_database())
            """;
    private static final String TAKE =
            "select shard from unnest($2::int[]) as shard where pg_try_advisory_lock($1::int, shard) limit $3";
    private static final String LET_GO = "select pg_advisory_unlock($1::int, shard) from unnest($2::int[]) as shard";

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final Work work;
    private final ShardListener listener;
    private final WorkLoop workLoop;
    private final Set<Integer> held = new ConcurrentSkipListSet<>();
    private volatile @Nullable PgConnection connection;
    private volatile boolean closed;
    private long timer = WakeupTimer.NO_TIMER;

    /// What is shared: `name` is the same in all replicas, `shards` says how many parts there are.
    public record Work(String name, int shards) {
        int lockClass() {
            return name.hashCode() & Integer.MAX_VALUE;
        }
    }

    /// What a replica does when shards come to it or leave it.
    public interface ShardListener {
        /// These shards are ours from now on.
        void gained(Set<Integer> shards);

        /// These shards go to others as soon as the answer is there: whatever is under way must have ended.
        Uni<Void> leaving(Set<Integer> shards);

        /// The connection broke and all shards are gone; others may hold them already.
        void lost();
    }

    Shards(Vertx vertx, DatabaseAddress address, Work work, ShardListener listener) {
        this.vertx = vertx;
        this.address = address;
        this.work = work;
        this.listener = listener;
        this.workLoop = new WorkLoop("shards of " + work.name(), this::balance);
    }

    /// Begins to take shards.
    public void open() {
        timer = vertx.setPeriodic(TICK_MILLIS, tick -> workLoop.wake());
        workLoop.wake();
    }

    /// Lets everything go at once; what is under way must have ended.
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
        workLoop.close();
        var open = connection;
        connection = null;
        held.clear();
        if (open != null) {
            open.closeAndForget();
        }
    }

    /// Whether this replica holds `shard` now.
    public boolean holds(int shard) {
        return held.contains(shard);
    }

    public Set<Integer> held() {
        return Set.copyOf(held);
    }

    private Uni<Void> balance() {
        return connected()
                .chain(open -> replicas(open)
                        .chain(replicas -> balance(open, part(replicas)))
                        .onFailure()
                        .invoke(failure -> giveUp(open)));
    }

    private Uni<Void> balance(PgConnection open, int part) {
        int surplus = held.size() - part;
        if (surplus > 0) {
            return letGo(open, held.stream().limit(surplus).collect(Collectors.toSet()));
        }
        return surplus < 0 ? take(open, -surplus) : Uni.createFrom().voidItem();
    }

    private Uni<PgConnection> connected() {
        if (connection != null) {
            return Uni.createFrom().item(connection);
        }
        var options = address.options();
        WATCHFUL.forEach(options::addProperty);
        return PgConnection.connect(vertx, options).call(this::arrive);
    }

    private Uni<Void> arrive(PgConnection fresh) {
        return ask(fresh, ARRIVE, Tuple.of(work.lockClass(), PRESENCE))
                .onFailure()
                .invoke(failure -> fresh.closeAndForget())
                .invoke(arrived -> keep(fresh))
                .replaceWithVoid();
    }

    private void keep(PgConnection fresh) {
        fresh.closeHandler(() -> lost(fresh));
        connection = fresh;
        if (closed) {
            close();
        }
    }

    private Uni<Integer> replicas(PgConnection open) {
        return ask(open, COUNT_REPLICAS, Tuple.of((long) work.lockClass(), (long) PRESENCE))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Uni<RowSet<Row>> ask(PgConnection open, String sql, Tuple values) {
        return open.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private int part(int replicas) {
        return Math.ceilDiv(work.shards(), Math.max(1, replicas));
    }

    private Uni<Void> take(PgConnection open, int wanted) {
        List<Integer> free = new ArrayList<>(
                all().boxed().filter(Predicate.not(held::contains)).toList());
        Collections.shuffle(free);
        return ask(open, TAKE, Tuple.of(work.lockClass(), free.toArray(Integer[]::new), wanted))
                .map(Shards::numbers)
                .invoke(taken -> {
                    if (!taken.isEmpty()) {
                        held.addAll(taken);
                        listener.gained(taken);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> letGo(PgConnection open, Set<Integer> shards) {
        held.removeAll(shards);
        return listener.leaving(shards)
                .chain(() -> ask(open, LET_GO, Tuple.of(work.lockClass(), shards.toArray(Integer[]::new))))
                .replaceWithVoid();
    }

    /// A connection that does not answer is not trusted to hold anything.
    private void giveUp(PgConnection open) {
        lost(open);
        open.closeAndForget();
    }

    private void lost(PgConnection gone) {
        if (gone.equals(connection)) {
            Log.warnf("The connection that holds the shards of %s is gone", work.name());
            connection = null;
            held.clear();
            listener.lost();
        }
    }

    private IntStream all() {
        return IntStream.range(0, work.shards());
    }

    private static Set<Integer> numbers(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getInteger(0)).collect(Collectors.toSet());
    }
}
