package dev.beseda.bot.conversations.removal;

import dev.beseda.bot.telegram.deliveries.DeliveryRemoval;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Removes conversations with everything that was said in them, in batches: no transaction removes much, and none waits
/// for a conversation in which something happens just now.
@ApplicationScoped
public class ConversationRemoval {
    /// How many conversations one batch is about, and how many rows of each of their tables it removes.
    private static final int MOST_CONVERSATIONS = 200;

    private static final int MOST_ROWS = 2_000;

    private static final String LOCK = "select id from conversation where bot_id = $1 limit %d for update skip locked"
            .formatted(MOST_CONVERSATIONS);
    private static final String LEFT = "select from conversation where bot_id = $1 limit 1";
    private static final List<String> WORDS =
            List.of(words("received_message", "id"), words("operator_message", "delivery_id"));

    /// Their timers and requests go with them.
    private static final String REMOVE = """
            delete from conversation where id = any($1::uuid[])
                and not exists (select from received_message where conversation_id = conversation.id)
                and not exists (select from operator_message where conversation_id = conversation.id)
                and not exists (select from delivery_key where conversation_id = conversation.id)
            """;

    private final DeliveryRemoval deliveries;

    ConversationRemoval(DeliveryRemoval deliveries) {
        this.deliveries = deliveries;
    }

    /// Removes a batch of what the bot's conversations are; how many rows that were. None is left when it is 0, but
    /// those that somebody holds.
    public Uni<Integer> removeOf(Transaction transaction, UUID bot) {
        return transaction
                .run(LOCK, Tuple.of(bot))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toList())
                .chain(locked -> remove(transaction, locked));
    }

    /// Whether something is left of the bot, held by somebody perhaps.
    public Uni<Boolean> isLeftOf(Transaction transaction, UUID bot) {
        return transaction.run(LEFT, Tuple.of(bot)).map(rows -> rows.size() > 0);
    }

    /// Removes a batch of what these conversations are, which the caller has locked; how many rows that were. They are
    /// gone when it is 0.
    public Uni<Integer> remove(Transaction transaction, Collection<UUID> locked) {
        if (locked.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var conversations = Tuple.of(locked.toArray(UUID[]::new));
        var removed = Uni.createFrom().item(0);
        for (var words : WORDS) {
            removed = removed.chain(
                    before -> run(transaction, words, conversations).map(rows -> before + rows));
        }
        return removed.chain(before -> deliveries.removeOf(transaction, locked).map(rows -> before + rows))
                .chain(before -> run(transaction, REMOVE, conversations).map(rows -> before + rows));
    }

    private static Uni<Integer> run(Transaction transaction, String sql, Tuple conversations) {
        return transaction.run(sql, conversations).map(rows -> rows.rowCount());
    }

    private static String words(String table, String key) {
        return """
                delete from %1$s where %2$s = any(array(
                    select %2$s from %1$s where conversation_id = any($1::uuid[]) limit %3$d))
                """.formatted(table, key, MOST_ROWS);
    }
}
