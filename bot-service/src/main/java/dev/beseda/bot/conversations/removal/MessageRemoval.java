package dev.beseda.bot.conversations.removal;

import dev.beseda.bot.telegram.deliveries.DeliveryRemoval;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Removes what was said in conversations, so much of it in one transaction that nobody waits long: a conversation that
/// is deleted with a year of messages would take them all along in one statement.
@ApplicationScoped
public class MessageRemoval {
    /// The most rows of one table that one call removes.
    public static final int MOST_AT_ONCE = 5_000;

    private static final String RECEIVED = statement("received_message", "id");
    private static final String OF_OPERATORS = statement("operator_message", "delivery_id");

    private final DeliveryRemoval deliveries;

    MessageRemoval(DeliveryRemoval deliveries) {
        this.deliveries = deliveries;
    }

    /// How many rows of a table were removed.
    public record Removed(String table, int rows) {
        /// Whether there may be more: then it wants to be done again in another transaction.
        public boolean isMore() {
            return rows == MOST_AT_ONCE;
        }
    }

    /// Removes what was said in these conversations before a time, except for what is still to be said.
    public Uni<List<Removed>> remove(Transaction transaction, Collection<UUID> conversations, Instant before) {
        var values = Tuple.of(conversations.toArray(UUID[]::new), OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
        return run(transaction, RECEIVED, values)
                .chain(received -> run(transaction, OF_OPERATORS, values)
                        .chain(ofOperators -> deliveries
                                .removeSaid(transaction, conversations, before, MOST_AT_ONCE)
                                .map(said -> List.of(
                                        new Removed("received_message", received),
                                        new Removed("operator_message", ofOperators),
                                        new Removed("delivery", said)))));
    }

    private static Uni<Integer> run(Transaction transaction, String sql, Tuple values) {
        return transaction.run(sql, values).map(rows -> rows.rowCount());
    }

    private static String statement(String table, String key) {
        return """
                delete from %1$s where %2$s = any (array(
                    select %2$s from %1$s
                    where conversation_id = any ($1::uuid[]) and %2$s < uuid_at($2::timestamptz)
                    limit %3$d for update skip locked))
                """.formatted(table, key, MOST_AT_ONCE);
    }
}
