package dev.beseda.llm.replies.work;

import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.WantedRows;
import dev.beseda.llm.replies.rules.Halt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Who writes which reply.
@ApplicationScoped
class Leases {
    /// Of each bot so many are looked at, so that a long line makes no long search.
    private static final int LOOKED_AT = 200;

    /// Whose turn it is: the bot that has the least under way, in it the person who has the least, and then whoever
    /// waits for longer. A reply waits for the one before it in its conversation; one whose replica fell goes on.
    /// Those under way stand in every line before those who wait, so that counting the line counts both.
    private static final String TAKE = """
            with under_way as materialized (
                select id, bot_id, person_id, conversation_id, wanted_at, leased_until >= now() as held
                from reply where ended_at is null and begun_at is not null),
            asking as (
                select distinct bot_id from reply
                where ended_at is null and begun_at is null and due_at <= now()),
            line as (
                select id, bot_id, person_id, wanted_at, held from under_way where held or id <> all($4)
                union all
                select first.*, false from asking cross join lateral (
                    select id, bot_id, person_id, wanted_at from reply
                    where bot_id = asking.bot_id and ended_at is null and begun_at is null and due_at <= now()
                      and conversation_id not in (select conversation_id from under_way)
                    order by wanted_at limit %d) as first),
            of_person as (
                select line.*, row_number() over (partition by bot_id, person_id order by held desc, wanted_at) as turn
                from line),
            of_bot as (
                select id, bot_id, wanted_at, held,
                    row_number() over (partition by bot_id order by held desc, turn, wanted_at) as turn
                from of_person),
            server as (
                select * from unnest($6::uuid[], $7::int[], $8::bigint[]) as server (bot_id, number, places)),
            of_server as (
                select of_bot.*, number, places,
                    row_number() over (partition by number order by held desc, turn, wanted_at) as place
                from of_bot left join server using (bot_id) where held or turn <= $3),
            chosen as (
                select id from of_server where not held and (number is null or place <= places)
                order by turn, wanted_at limit $2)
            update reply set lease = $5, leased_until = now() + make_interval(secs => $1), attempts = attempts + 1,
                begun_at = coalesce(begun_at, now())
            where id in (
                select free.id from chosen cross join lateral (
                    select id from reply where id = chosen.id and ended_at is null and leased_until < now()
                    for update skip locked) as free)
            returning attempts, halt, %s
            """.formatted(LOOKED_AT, WantedRows.COLUMNS);

    private static final String AHEAD = """
            select
                (select min(due_at) from reply
                 where ended_at is null and begun_at is null and due_at > now()) as next,
                exists (select from reply
                 where ended_at is null and begun_at is null and due_at <= now()) as waits
            """;

    /// What was leased to us, while we did not hear of it.
    private static final String RECLAIM = """
            update reply set leased_until = now() + make_interval(secs => $3)
            where ended_at is null and begun_at is not null and lease = $1 and id <> all($2)
            returning attempts, halt, %s
            """.formatted(WantedRows.COLUMNS);

    /// One that somebody has locked is renewed the next time: the leases of all others must not wait for it.
    private static final String RENEW = """
            with ours as (
                select reply.id, halt from reply join unnest($1::uuid[], $2::uuid[]) as held (id, lease)
                    on reply.id = held.id and reply.lease = held.lease
                where ended_at is null),
            free as (
                select reply.id from reply join unnest($1::uuid[], $2::uuid[]) as held (id, lease)
                    on reply.id = held.id and reply.lease = held.lease
                where ended_at is null order by reply.id for update of reply skip locked),
            renewed as (
                update reply set leased_until = now() + make_interval(secs => $3)
                from free where reply.id = free.id)
            select id, halt from ours
            """;

    /// Others take it at once, and this time does not count.
    private static final String RELEASE = """
            with told as (select pg_notify('%s', '0'))
            update reply set leased_until = '-infinity', lease = null, attempts = attempts - 1
            from told where id in (
                select reply.id from reply join unnest($1::uuid[], $2::uuid[]) as held (id, lease)
                    on reply.id = held.id and reply.lease = held.lease
                where ended_at is null order by reply.id for update of reply)
            """.formatted(Channels.DUE);

    private final Transactions transactions;
    private final WantedRows rows;
    private final Servers servers;
    private final SetAside setAside;
    private final RepliesConfig config;

    Leases(Transactions transactions, WantedRows rows, Servers servers, SetAside setAside, RepliesConfig config) {
        this.transactions = transactions;
        this.rows = rows;
        this.servers = servers;
        this.setAside = setAside;
        this.config = config;
    }

    /// Takes as many as there are, and not more than `most`. When it fails, they may be taken all the same: see
    /// [#reclaim].
    ///
    /// @param lease the id of these leases
    /// @param inHand what this replica has in its hands, even if its lease should have run out
    Uni<List<Lease>> take(UUID lease, int most, Set<UUID> inHand) {
        var passedOver = Stream.concat(inHand.stream(), setAside.replies().stream());
        var values =
                Tuple.of(seconds(), (long) most, (long) config.mostOfABot(), passedOver.toArray(UUID[]::new), lease);
        return transactions.run(TAKE, servers.addTo(values)).chain(taken -> readable(lease, taken));
    }

    /// Those of a lease whose taking was not heard of.
    Uni<List<Lease>> reclaim(UUID lease, Set<UUID> inHand) {
        return transactions
                .run(RECLAIM, Tuple.of(lease, inHand.toArray(UUID[]::new), seconds()))
                .chain(taken -> readable(lease, taken));
    }

    private Uni<List<Lease>> readable(UUID lease, RowSet<Row> taken) {
        var sorted = Rows.sort(taken, row -> lease(lease, row));
        return setAside.put(lease, sorted.unreadable()).replaceWith(sorted.readable());
    }

    /// What is left when all is taken that could be.
    ///
    /// @param next when the next reply is due that is not due yet
    /// @param anyWaits whether one is due, and waits for a place or for the reply before it
    record Ahead(Optional<Instant> next, boolean anyWaits) {}

    Uni<Ahead> ahead() {
        return transactions
                .run(AHEAD, Tuple.tuple())
                .map(found -> ahead(found.iterator().next()));
    }

    private static Ahead ahead(Row row) {
        var next = Optional.ofNullable(row.getOffsetDateTime("next")).map(OffsetDateTime::toInstant);
        return new Ahead(next, row.getBoolean("waits"));
    }

    /// Those that are still ours, with why they should end if they should.
    Uni<Map<UUID, Optional<Halt>>> renew(Collection<Lease> leases) {
        var columns = columns(leases).tuple().addValue(seconds());
        return transactions.run(RENEW, columns).map(renewed -> {
            var ours = new HashMap<UUID, Optional<Halt>>();
            renewed.forEach(row -> ours.put(row.getUUID("id"), halt(row)));
            return ours;
        });
    }

    Uni<Void> release(Collection<Lease> leases) {
        return leases.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.run(RELEASE, columns(leases).tuple()).replaceWithVoid();
    }

    private static Columns<Lease> columns(Collection<Lease> leases) {
        return Columns.of(leases).uuids(Lease::reply).uuids(Lease::id);
    }

    private double seconds() {
        return config.lease().toMillis() / 1000.0;
    }

    private Lease lease(UUID lease, Row row) {
        return new Lease(lease, rows.read(row), row.getInteger("attempts"), halt(row));
    }

    private static Optional<Halt> halt(Row row) {
        return Optional.ofNullable(row.getString("halt")).map(name -> Halt.valueOf(name.toUpperCase(Locale.ROOT)));
    }
}
