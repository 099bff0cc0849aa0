package dev.beseda.bot.conversations.timers;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where timers are kept. A conversation is locked before its timers are touched, by whoever that is.
@ApplicationScoped
public class Timers {
    /// Where all replicas hear of the times that new timers are due, in milliseconds.
    public static final String CHANNEL = "beseda_timer";

    /// How many conversations are woken up at once.
    static final int MOST_AT_ONCE = 200;

    private static final String MAKE = """
            with told as (select pg_notify('%s', $4))
            insert into timer (conversation_id, ticket, due_at)
            select fresh.* from told, unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as fresh
            on conflict (conversation_id, ticket) do update set due_at = excluded.due_at
            """.formatted(CHANNEL);
    private static final String END = """
            delete from timer using unnest($1::uuid[], $2::bigint[]) as ended (conversation, ticket)
            where conversation_id = ended.conversation and timer.ticket = ended.ticket
            """;

    /// The bot stays on until it has woken up. Whatever somebody holds just now is passed over, however many timers of
    /// it are due, and left for the next look.
    private static final String LOCK = """
            for no key update of conversation skip locked
            for share of bot skip locked
            """;

    private static final String LOCK_DUE = """
            select conversation.id from conversation join timer on conversation_id = conversation.id
                join bot on bot.id = bot_id and is_active
            where due_at <= $1 order by due_at limit %d
            """.formatted(MOST_AT_ONCE) + LOCK;

    private static final String LOCK_ONE = """
            select conversation.id from conversation join bot on bot.id = bot_id and is_active
            where conversation.id = $1
            """ + LOCK;
    private static final String TAKE = """
            delete from timer where conversation_id = any($1::uuid[]) and due_at <= $2
            returning conversation_id, ticket, due_at
            """;

    private static final String POSTPONE = """
            update timer set due_at = $2::timestamptz + interval '1 minute'
            where conversation_id = any($1::uuid[]) and due_at <= $2
            """;

    /// A bot that is switched off wakes nobody up, nor does one that was deleted: its timers are looked at again after
    /// a while, many at once and without their conversations, so that they never stand before those of others.
    private static final String POSTPONE_ASLEEP = """
            update timer set due_at = $1::timestamptz + interval '1 minute'
            from (
                select conversation_id, ticket from timer join conversation on conversation.id = conversation_id
                where due_at <= $1 and not exists (select from bot where bot.id = bot_id and is_active)
                limit 5000 for update of timer skip locked) as asleep
            where timer.conversation_id = asleep.conversation_id and timer.ticket = asleep.ticket
            """;

    private static final String NEXT = "select min(due_at) as due from timer";

    private final Transactions transactions;

    Timers(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Keeps new timers and forgets ended ones; nothing is asked of the database where there are none.
    public Uni<Void> change(Transaction transaction, Collection<Timer> made, Collection<TimerKey> ended) {
        return make(transaction, made).chain(() -> end(transaction, ended));
    }

    private static Uni<Void> make(Transaction transaction, Collection<Timer> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var soonest = made.stream().map(Timer::dueAt).min(Instant::compareTo).orElseThrow();
        var columns = UnnestColumns.of(made)
                .uuids(Timer::conversation)
                .longs(Timer::ticket)
                .instants(Timer::dueAt)
                .tuple()
                .addString(String.valueOf(soonest.toEpochMilli()));
        return transaction.run(MAKE, columns).replaceWithVoid();
    }

    private static Uni<Void> end(Transaction transaction, Collection<TimerKey> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(ended).uuids(TimerKey::conversation).longs(TimerKey::ticket);
        return transaction.run(END, columns.tuple()).replaceWithVoid();
    }

    /// Conversations of bots that are switched on whose time has come.
    public Uni<List<UUID>> lockDue(Transaction transaction, Instant now) {
        return transaction.run(LOCK_DUE, Tuple.of(time(now))).map(Timers::locked);
    }

    /// One conversation, unless something happens in it just now.
    public Uni<List<UUID>> lock(Transaction transaction, UUID conversation) {
        return transaction.run(LOCK_ONE, Tuple.of(conversation)).map(Timers::locked);
    }

    /// The due timers of these conversations, which are gone with the transaction.
    public Uni<List<Timer>> take(Transaction transaction, Collection<UUID> conversations, Instant now) {
        return transaction
                .run(TAKE, Tuple.of(conversations.toArray(UUID[]::new), time(now)))
                .map(rows -> list(rows).stream().map(Timers::timer).toList());
    }

    public Uni<Void> postpone(Transaction transaction, Collection<UUID> conversations, Instant now) {
        return transaction
                .run(POSTPONE, Tuple.of(conversations.toArray(UUID[]::new), time(now)))
                .replaceWithVoid();
    }

    /// Puts off what is due of bots that are switched off; how many timers.
    public Uni<Integer> postponeAsleep(Instant now) {
        return transactions.run(POSTPONE_ASLEEP, Tuple.of(time(now))).map(RowSet::rowCount);
    }

    /// When the next timer is due; it may be long ago.
    public Uni<Optional<Instant>> next() {
        return transactions
                .run(NEXT, Tuple.tuple())
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("due"))
                        .map(OffsetDateTime::toInstant));
    }

    private static List<UUID> locked(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getUUID("id")).distinct().toList();
    }

    private static Timer timer(Row row) {
        return new Timer(
                row.getUUID("conversation_id"),
                row.getLong("ticket"),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return Rows.stream(rows).toList();
    }
}
