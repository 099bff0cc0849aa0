package dev.beseda.bot.scenarios.versions;

import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Removes the published versions of a bot's scenarios, of which there may be many.
@ApplicationScoped
public class VersionRemoval {
    private static final String REMOVE = """
            delete from scenario_version where id = any(array(
                select id from scenario_version where bot_id = $1 limit 200 for update skip locked))
            """;

    /// Removes some of them; how many.
    public Uni<Integer> removeOf(Transaction transaction, UUID bot) {
        return transaction.run(REMOVE, Tuple.of(bot)).map(RowSet::rowCount);
    }
}
