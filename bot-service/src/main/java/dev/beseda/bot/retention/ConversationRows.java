package dev.beseda.bot.retention;

import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Deletes what was said in conversations, so much of it in one transaction that nobody waits long: a conversation that
/// is deleted with a year of messages would take them all along in one statement.
@ApplicationScoped
public class ConversationRows {
    /// The most rows of one table that one statement deletes.
    public static final int MOST_AT_ONCE = 5_000;

    private static final String DELETE = """
            delete from %1$s where %2$s = any (array(
                select %2$s from %1$s
                where conversation_id = any ($1::uuid[]) and %2$s < uuid_at($2::timestamptz) %3$s
                limit %4$d for update skip locked))
            """;

    /// By table: the statement that deletes a part of what it has.
    private static final Map<String, String> STATEMENTS = statements();

    private final Deleted deleted;

    ConversationRows(Deleted deleted) {
        this.deleted = deleted;
    }

    /// Deletes what was said in these conversations before a time, except for what is still to be said.
    ///
    /// @return whether there is more: then it wants to be called again in another transaction
    public Uni<Boolean> delete(Transaction transaction, Collection<UUID> conversations, Instant before) {
        var values = Tuple.of(conversations.toArray(UUID[]::new), OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
        return Multi.createFrom()
                .iterable(STATEMENTS.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> transaction
                        .run(one.getValue(), values)
                        .map(RowSet::rowCount)
                        .invoke(rows -> deleted.rows(one.getKey(), rows)))
                .collect()
                .asList()
                .map(counts -> counts.stream().anyMatch(rows -> rows == MOST_AT_ONCE));
    }

    private static Map<String, String> statements() {
        var statements = new LinkedHashMap<String, String>();
        statements.put("received_message", statement("received_message", "id", ""));
        statements.put("operator_message", statement("operator_message", "delivery_id", ""));
        statements.put("delivery", statement("delivery", "id", "and ended_at is not null"));
        return statements;
    }

    private static String statement(String table, String key, String condition) {
        return DELETE.formatted(table, key, condition, MOST_AT_ONCE);
    }
}
