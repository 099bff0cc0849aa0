package dev.beseda.bot.telegram.deliveries;

import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/// Removes deliveries of conversations: all of those that are being removed, or what was said long ago.
@ApplicationScoped
public class DeliveryRemoval {
    private static final String REMOVE = """
            delete from delivery where id = any(array(
                select id from delivery where conversation_id = any($1::uuid[]) limit 2000))
            """;

    private static final String REMOVE_SAID = """
            delete from delivery where id = any(array(
                select id from delivery
                where conversation_id = any($1::uuid[]) and id < uuid_at($2::timestamptz) and ended_at is not null
                limit $3 for update skip locked))
            """;

    /// Removes some of them, whose conversations the caller has locked; how many rows.
    public Uni<Integer> removeOf(Transaction transaction, Collection<UUID> conversations) {
        return transaction
                .run(REMOVE, Tuple.of(conversations.toArray(UUID[]::new)))
                .map(SqlResult::rowCount);
    }

    /// Removes at most so many of those that were begun before a time and have ended; how many.
    public Uni<Integer> removeSaid(Transaction transaction, Collection<UUID> conversations, Instant before, int most) {
        var values =
                Tuple.of(conversations.toArray(UUID[]::new), OffsetDateTime.ofInstant(before, ZoneOffset.UTC), most);
        return transaction.run(REMOVE_SAID, values).map(SqlResult::rowCount);
    }
}
