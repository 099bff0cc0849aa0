package dev.beseda.bot.retention;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Where is kept how long each workspace keeps things.
@ApplicationScoped
class Retentions {
    private static final String GET = "select days from workspace_retention where workspace_id = $1";
    private static final String SAVE = """
            insert into workspace_retention (workspace_id, days) values ($1, $2)
            on conflict (workspace_id) do update set days = excluded.days, changed_at = now()
            """;
    private static final String FORGET = "delete from workspace_retention where workspace_id = $1";
    private static final String LONGEST =
            "select greatest($1::int, max(days)) as longest, least($1::int, min(days)) as shortest from workspace_retention";

    private final Transactions transactions;
    private final RetentionConfig config;

    Retentions(Transactions transactions, RetentionConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /// The days after which everything is too old, and those before which nothing is.
    record Span(int longest, int shortest) {}

    Uni<Retention> get(UUID workspace) {
        return transactions
                .run(GET, Tuple.of(workspace))
                .map(rows -> Retention.of(
                        Rows.stream(rows).map(row -> row.getInteger("days")).findFirst(), config.days()));
    }

    /// Without days the installation's default holds again.
    Uni<Void> save(UUID workspace, Optional<Integer> days) {
        return days.map(some -> transactions.run(SAVE, Tuple.of(workspace, some)))
                .orElseGet(() -> transactions.run(FORGET, Tuple.of(workspace)))
                .replaceWithVoid();
    }

    /// Over all workspaces.
    Uni<Span> span() {
        return transactions.run(LONGEST, Tuple.of(config.days())).map(rows -> {
            var row = rows.iterator().next();
            return new Span(row.getInteger("longest"), row.getInteger("shortest"));
        });
    }
}
