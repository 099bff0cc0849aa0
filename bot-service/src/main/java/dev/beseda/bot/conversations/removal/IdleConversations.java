package dev.beseda.bot.conversations.removal;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Finds conversations that are old enough, and removes those of which nothing is heard any more.
@ApplicationScoped
public class IdleConversations {
    /// How many are looked at at once.
    public static final int CHUNK = 200;

    /// Nothing happens in them, nothing is going to, and no operator is wanted or talks. A question that the
    /// person never answered does not keep them.
    private static final String IDLE = """
            conversation.changed_at < now() - make_interval(days => coalesce(days, $1::int))
            and timers = '{}' and called_at is null and taken_by is null
            and not coalesce((state ->> 'with_person')::boolean, false) and not state ? 'asks'
            and not exists (select from http_request where conversation_id = conversation.id)
            and not exists (select from delivery_key where conversation_id = conversation.id and ended_at is null)
            """;

    private static final String CHUNK_OF_OLD = """
            select conversation.id, coalesce(days, $1::int) as days, %s as idle
            from conversation left join retention_days using (workspace_id)
            where conversation.id > $2 and conversation.id < uuid_at(now() - make_interval(days => $3::int))
            order by conversation.id limit %d
            """.formatted(IDLE, CHUNK);

    /// Whoever handles an update of one of them has it locked: then it is not idle.
    private static final String LOCK = """
            select conversation.id from conversation left join retention_days using (workspace_id)
            where conversation.id = any ($2::uuid[]) and %s
            order by conversation.id for update of conversation skip locked
            """.formatted(IDLE);

    private static final String REMOVE = "delete from conversation where id = any ($1::uuid[])";

    private final Transactions transactions;

    IdleConversations(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A conversation, for how many days its messages are kept, and whether nothing is heard of it any more.
    public record Old(UUID id, int days, boolean idle) {
        static Old of(Row row) {
            return new Old(row.getUUID("id"), row.getInteger("days"), row.getBoolean("idle"));
        }
    }

    /// The next ones after one that began more than `shortest` days ago, at most [#CHUNK].
    ///
    /// @param days for how long a conversation is kept, unless its workspace says otherwise
    public Uni<List<Old>> page(UUID after, int days, int shortest) {
        return transactions
                .run(CHUNK_OF_OLD, Tuple.of(days, after, shortest))
                .map(rows -> Rows.stream(rows).map(Old::of).toList());
    }

    /// Those of them that are idle still, locked until the transaction ends.
    public Uni<List<UUID>> lock(Transaction transaction, int days, Collection<UUID> conversations) {
        return transaction
                .run(LOCK, Tuple.of(days, conversations.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toList());
    }

    /// Removes conversations that the caller has locked; how many. Their timers and requests go with them.
    public Uni<Integer> remove(Transaction transaction, Collection<UUID> locked) {
        return transaction
                .run(REMOVE, Tuple.tuple().addArrayOfUUID(locked.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount());
    }
}
