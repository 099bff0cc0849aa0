package dev.beseda.bot.scenarios.versions;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Removes published versions: those of a bot, of which there may be many, and old ones that nobody needs any more.
@ApplicationScoped
public class VersionRemoval {
    private static final int CHUNK = 20;

    private static final String REMOVE = """
            delete from scenario_version where id = any(array(
                select id from scenario_version where bot_id = $1 limit 200 for update skip locked))
            """;
    private static final String LEFT = "select from scenario_version where bot_id = $1 limit 1";

    /// One that nobody is in can't be entered again, so there is nothing to lock.
    private static final String REMOVE_OLD = """
            with chunk as (
                select version.id, version.bot_id
                from scenario_version as version join scenario on scenario.id = scenario_id
                    left join retention_days using (workspace_id)
                where version.id > $1 and not is_live and number <= published_version - $2::int
                  and published_at < now() - make_interval(days => coalesce(days, $3::int))
                order by version.id limit %d),
            gone as (
                delete from scenario_version using chunk
                where scenario_version.id = chunk.id and not is_live and not is_stood_in(chunk.bot_id, chunk.id)
                returning scenario_version.id)
            select chunk.id, (select count(*)::int from gone) as gone from chunk order by chunk.id
            """.formatted(CHUNK);

    private final Transactions transactions;

    VersionRemoval(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Removes some of them; how many.
    public Uni<Integer> removeOf(Transaction transaction, UUID bot) {
        return transaction.run(REMOVE, Tuple.of(bot)).map(RowSet::rowCount);
    }

    /// Whether something is left of the bot, held by somebody perhaps.
    public Uni<Boolean> isLeftOf(Transaction transaction, UUID bot) {
        return transaction.run(LEFT, Tuple.of(bot)).map(rows -> rows.size() > 0);
    }

    /// How many were removed, and after which one to go on, if there are more.
    public record Removed(int versions, Optional<UUID> next) {}

    /// Looks at the next old versions after one, and removes those that are not live and in which no conversation
    /// stands.
    ///
    /// @param kept of each scenario so many of the newest versions stay
    /// @param days for how long a version stays after it was published, unless its workspace says otherwise
    public Uni<Removed> removeOld(UUID after, int kept, int days) {
        return transactions
                .run(REMOVE_OLD, Tuple.of(after, kept, days))
                .map(rows -> removed(Rows.stream(rows).toList()));
    }

    private static Removed removed(List<Row> chunk) {
        var next = chunk.size() < CHUNK
                ? Optional.<UUID>empty()
                : Optional.of(chunk.getLast().getUUID("id"));
        return new Removed(chunk.isEmpty() ? 0 : chunk.getFirst().getInteger("gone"), next);
    }
}
