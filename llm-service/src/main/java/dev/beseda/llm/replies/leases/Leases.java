package dev.beseda.llm.replies.leases;

import dev.beseda.kit.jobs.JobLimits;
import dev.beseda.kit.jobs.JobTable;
import dev.beseda.kit.jobs.Jobs;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.PendingReplyRows;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.rules.Halt;
import dev.beseda.llm.replies.rules.PendingReply;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who writes which reply.
@ApplicationScoped
public class Leases {
    /// Of each bot so many are looked at, so that a long line makes no long search.
    private static final int LOOKED_AT = 200;

    /// Whose turn it is: the bot that has the least under way, in it the person who has the least, and then whoever
    /// waits for longer. A reply waits for the one before it in its conversation; one whose replica fell goes on.
    /// Those under way stand in every line before those who wait, so that counting the line counts both.
    private static final String LINE = """
            under_way as materialized (
                select id, bot_id, person_id, conversation_id, wanted_at, leased_until >= now() as held
                from reply where ended_at is null and begun_at is not null),
            asking as (
                select distinct bot_id from reply
                where ended_at is null and begun_at is null and due_at <= now()),
            line as (
                select id, bot_id, person_id, wanted_at, held from under_way where held or id <> all($5)
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
                from of_bot left join server using (bot_id) where held or turn <= $4),
            chosen as (
                select id from of_server where not held and (number is null or place <= places)
                order by turn, wanted_at limit $3)
            """.formatted(LOOKED_AT);

    public static final JobTable TABLE = JobTable.named("reply")
            .channel(Channels.DUE)
            .open("ended_at is null")
            .line("due_at", LINE)
            .begun("begun_at = coalesce(begun_at, now())")
            .columns("halt, " + PendingReplyRows.COLUMNS);

    private static final String AHEAD = """
            select
                (select min(due_at) from reply
                 where ended_at is null and begun_at is null and due_at > now()) as next,
                exists (select from reply
                 where ended_at is null and begun_at is null and due_at <= now()) as waits
            """;

    private static final String HALTS = "select id, halt from reply where id = any($1)";

    private final Transactions transactions;
    private final Servers servers;
    private final UnreadableReplies unreadableReplies;
    private final RepliesConfig config;
    private final Jobs<Reply> jobs;

    Leases(
            Transactions transactions,
            PendingReplyRows rows,
            Servers servers,
            UnreadableReplies unreadableReplies,
            RepliesConfig config) {
        this.transactions = transactions;
        this.servers = servers;
        this.unreadableReplies = unreadableReplies;
        this.config = config;
        var limits = new JobLimits(config.lease(), config.mostAtOnce(), config.attempts());
        this.jobs = new Jobs<>(
                transactions, TABLE, limits, row -> new Reply(rows.read(row), halt(row)), unreadableReplies::put);
    }

    private record Reply(PendingReply pending, Optional<Halt> halt) {}

    /// Takes as many as there are, and not more than `most`. When it fails, they may be taken all the same: see
    /// [#reclaim].
    ///
    /// @param lease the id of these leases
    /// @param inHand what this replica has in its hands, even if its lease should have run out
    public Uni<List<Lease>> take(UUID lease, int most, Set<UUID> inHand) {
        var passedOver = Stream.concat(inHand.stream(), unreadableReplies.replies().stream());
        var values = Tuple.of((long) config.mostOfABot(), passedOver.toArray(UUID[]::new));
        return jobs.take(lease, most, servers.addTo(values)).map(Leases::leases);
    }

    /// Those of a lease whose taking was not heard of.
    public Uni<List<Lease>> reclaim(UUID lease, Set<UUID> inHand) {
        return jobs.find(lease)
                .map(found -> leases(found).stream()
                        .filter(one -> !inHand.contains(one.reply()))
                        .toList());
    }

    private static List<Lease> leases(List<Leased<Reply>> taken) {
        return taken.stream()
                .map(one -> new Lease(
                        one.lease().id(),
                        one.job().pending(),
                        one.lease().attempts(),
                        one.job().halt()))
                .toList();
    }

    /// What is left when all is taken that could be.
    ///
    /// @param next when the next reply is due that is not due yet
    /// @param anyWaits whether one is due, and waits for a place or for the reply before it
    public record Ahead(Optional<Instant> next, boolean anyWaits) {}

    public Uni<Ahead> ahead() {
        return transactions
                .run(AHEAD, Tuple.tuple())
                .map(found -> ahead(found.iterator().next()));
    }

    private static Ahead ahead(Row row) {
        var next = Optional.ofNullable(row.getOffsetDateTime("next")).map(OffsetDateTime::toInstant);
        return new Ahead(next, row.getBoolean("waits"));
    }

    /// Those that are still ours, with why they should end if they should.
    public Uni<Map<UUID, Optional<Halt>>> renew(Collection<Lease> leases) {
        return jobs.renew(held(leases))
                .chain(ours -> transactions.run(HALTS, Tuple.of(ours.toArray(UUID[]::new))))
                .map(rows -> Rows.stream(rows).collect(Collectors.toMap(row -> row.getUUID("id"), Leases::halt)));
    }

    public Uni<Void> release(Collection<Lease> leases) {
        return jobs.release(held(leases));
    }

    /// Ends those that are still ours.
    public Uni<RowSet<Row>> end(Transaction transaction, String sql, Collection<Lease> leases, Tuple more) {
        return jobs.end(transaction, sql, held(leases), more);
    }

    public Uni<Long> measure() {
        return jobs.measure();
    }

    private static List<dev.beseda.kit.jobs.Lease> held(Collection<Lease> leases) {
        return leases.stream().map(Lease::ofJob).toList();
    }

    private static Optional<Halt> halt(Row row) {
        return Optional.ofNullable(row.getString("halt")).map(name -> WireName.parse(Halt.class, name));
    }
}
