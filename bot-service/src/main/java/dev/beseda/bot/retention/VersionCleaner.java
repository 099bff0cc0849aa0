package dev.beseda.bot.retention;

import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Deletes old versions of scenarios that are not live and in which no conversation stands. One that nobody is in can't
/// be entered again, so there is nothing to lock.
@ApplicationScoped
class VersionCleaner {
    private static final int CHUNK = 20;
    private static final UUID LOWEST = new UUID(0, 0);

    private static final String DELETE = """
            with chunk as (
                select version.id, version.bot_id
                from scenario_version as version join scenario on scenario.id = scenario_id
                    left join workspace_retention using (workspace_id)
                where version.id > $1 and not is_live and number <= published_version - $2::int
                  and published_at < now() - make_interval(days => coalesce(days, $3::int))
                order by version.id limit %d),
            gone as (
                delete from scenario_version using chunk
                where scenario_version.id = chunk.id and not is_live and not exists (
                    select from conversation
                    where conversation.bot_id = chunk.bot_id and jsonb_path_exists(
                        state, '$.**.version ? (@ == $version)', jsonb_build_object('version', chunk.id)))
                returning scenario_version.id)
            select chunk.id, (select count(*)::int from gone) as gone from chunk order by chunk.id
            """.formatted(CHUNK);

    private final Transactions transactions;
    private final RetentionConfig config;
    private final Deleted deleted;

    VersionCleaner(Transactions transactions, RetentionConfig config, Deleted deleted) {
        this.transactions = transactions;
        this.config = config;
        this.deleted = deleted;
    }

    Uni<Void> clean() {
        return Chunks.from(LOWEST, this::clean);
    }

    private Uni<Optional<UUID>> clean(UUID after) {
        return transactions
                .run(DELETE, Tuple.of(after, config.versions(), config.days()))
                .map(rows -> Rows.stream(rows).toList())
                .invoke(chunk -> chunk.stream()
                        .limit(1)
                        .forEach(row -> deleted.rows("scenario_version", row.getInteger("gone"))))
                .map(chunk -> chunk.size() < CHUNK
                        ? Optional.empty()
                        : Optional.of(chunk.getLast().getUUID("id")));
    }
}
