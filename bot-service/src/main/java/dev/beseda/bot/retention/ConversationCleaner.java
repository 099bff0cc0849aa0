package dev.beseda.bot.retention;

import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Goes through the conversations that are old enough, a few at a time: those of which nothing is heard any more
/// go with all that hangs on them, the others lose what was said too long ago.
@ApplicationScoped
class ConversationCleaner {
    static final int CHUNK = 200;

    private static final UUID LOWEST = new UUID(0, 0);

    /// Nothing happens in them, nothing is going to, and no operator is wanted or talks. A question that the
    /// person never answered does not keep them.
    private static final String IDLE = """
            conversation.changed_at < now() - make_interval(days => coalesce(days, $1::int))
            and timers = '{}' and called_at is null and taken_by is null
            and not coalesce((state ->> 'with_person')::boolean, false) and not state ? 'asks'
            and not exists (select from http_request where conversation_id = conversation.id)
            and not exists (select from delivery where conversation_id = conversation.id and ended_at is null)
            """;

    private static final String CHUNK_OF_OLD = """
            select conversation.id, coalesce(days, $1::int) as days, %s as idle
            from conversation left join workspace_retention using (workspace_id)
            where conversation.id > $2 and conversation.id < uuid_at(now() - make_interval(days => $3::int))
            order by conversation.id limit %d
            """.formatted(IDLE, CHUNK);

    /// Whoever handles an update of one of them has it locked: then it is not idle.
    private static final String LOCK = """
            select conversation.id from conversation left join workspace_retention using (workspace_id)
            where conversation.id = any ($2::uuid[]) and %s
            order by conversation.id for update of conversation skip locked
            """.formatted(IDLE);

    private static final String DELETE = "delete from conversation where id = any ($1::uuid[])";

    private final Transactions transactions;
    private final ConversationRows rows;
    private final RetentionConfig config;
    private final Deleted deleted;
    private final Clock clock;

    ConversationCleaner(
            Transactions transactions, ConversationRows rows, RetentionConfig config, Deleted deleted, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.config = config;
        this.deleted = deleted;
        this.clock = clock;
    }

    private record Old(UUID id, int days, boolean idle) {
        static Old of(Row row) {
            return new Old(row.getUUID("id"), row.getInteger("days"), row.getBoolean("idle"));
        }
    }

    /// @param span what is older than the longest retention goes with its month, and is not looked for here
    Uni<Void> clean(Retentions.Span span) {
        return Chunks.from(
                LOWEST,
                after -> transactions
                        .run(CHUNK_OF_OLD, Tuple.of(config.days(), after, span.shortest()))
                        .map(found -> Rows.stream(found).map(Old::of).toList())
                        .chain(chunk -> clean(span, chunk)));
    }

    private Uni<Optional<UUID>> clean(Retentions.Span span, List<Old> chunk) {
        var idle = chunk.stream().filter(Old::idle).map(Old::id).toList();
        var next = chunk.size() < CHUNK
                ? Optional.<UUID>empty()
                : Optional.of(chunk.getLast().id());
        return remove(idle).chain(() -> shorten(chunk, span.longest())).replaceWith(next);
    }

    /// A turn deletes a bounded number of messages, and the conversations with the last of them.
    private Uni<Void> remove(Collection<UUID> idle) {
        return idle.isEmpty()
                ? Uni.createFrom().voidItem()
                : Chunks.whileMore(() -> transactions.in(transaction -> transaction
                        .run(LOCK, Tuple.of(config.days(), idle.toArray(UUID[]::new)))
                        .chain(locked -> remove(transaction, locked))));
    }

    private Uni<Boolean> remove(Transaction transaction, RowSet<Row> locked) {
        var ids = Rows.stream(locked).map(row -> row.getUUID("id")).toList();
        return rows.delete(transaction, ids, clock.instant())
                .call(more -> more
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .run(DELETE, Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                                .invoke(gone -> deleted.rows("conversation", gone.rowCount())));
    }

    /// Where less is kept than in the workspace that keeps most: there messages go one by one.
    private Uni<Void> shorten(List<Old> chunk, int longest) {
        var byDays = chunk.stream()
                .filter(old -> !old.idle() && old.days() < longest)
                .collect(Collectors.groupingBy(Old::days, Collectors.mapping(Old::id, Collectors.toList())));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<Integer, List<UUID>> group : byDays.entrySet()) {
            var before = clock.instant().minus(Duration.ofDays(group.getKey()));
            done = done.chain(() -> shorten(group.getValue(), before));
        }
        return done;
    }

    private Uni<Void> shorten(List<UUID> conversations, Instant before) {
        return Chunks.whileMore(() -> transactions.in(transaction -> rows.delete(transaction, conversations, before)));
    }
}
