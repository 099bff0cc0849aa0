package dev.beseda.bot.telegram.deliveries;

import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/// Removes the deliveries of conversations that are being removed.
@ApplicationScoped
public class DeliveryRemoval {
    private static final String REMOVE = """
            delete from delivery where id = any(array(
                select id from delivery where conversation_id = any($1::uuid[]) limit 2000))
            """;

    /// Removes some of them, whose conversations the caller has locked; how many rows.
    public Uni<Integer> removeOf(Transaction transaction, Collection<UUID> conversations) {
        return transaction
                .run(REMOVE, Tuple.of(conversations.toArray(UUID[]::new)))
                .map(SqlResult::rowCount);
    }
}
