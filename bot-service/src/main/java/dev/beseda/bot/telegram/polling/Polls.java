package dev.beseda.bot.telegram.polling;

import dev.beseda.bot.telegram.polling.rules.PollState;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where it is kept how the polling of each bot goes.
@ApplicationScoped
public class Polls {
    private static final String GET =
            "select bot_id, state, polled_at, updates, error, error_at from bot_poll where bot_id = any($1)";

    /// A bot may be gone by now.
    private static final String SAVE = """
            insert into bot_poll as known (bot_id, state, polled_at, updates, error, error_at)
            select fresh.* from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::bigint[], $5::text[], $6::timestamptz[])
                as fresh (bot, state, polled_at, updates, error, error_at)
            join bot on bot.id = fresh.bot
            order by fresh.bot
            on conflict (bot_id) do update
            set state = excluded.state, polled_at = excluded.polled_at, updates = excluded.updates,
                error = excluded.error, error_at = excluded.error_at
            """;

    private final Transactions transactions;

    Polls(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A bot that was never polled for is missing.
    public Uni<Map<UUID, PollStatus>> get(Collection<UUID> bots) {
        return transactions
                .run(GET, Tuple.of(bots.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows).collect(Collectors.toMap(row -> row.getUUID("bot_id"), Polls::status)));
    }

    Uni<Void> save(Map<UUID, PollStatus> statuses) {
        if (statuses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(statuses.entrySet())
                .uuids(Map.Entry::getKey)
                .texts(entry -> entry.getValue().state().toString())
                .instants(entry -> entry.getValue().polledAt().orElse(null))
                .longs(entry -> entry.getValue().updates())
                .texts(entry -> entry.getValue().error().orElse(null))
                .instants(entry -> entry.getValue().errorAt().orElse(null));
        return transactions.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    private static PollStatus status(Row row) {
        return new PollStatus(
                PollState.parse(row.getString("state")),
                instant(row.getOffsetDateTime("polled_at")),
                row.getLong("updates"),
                Optional.ofNullable(row.getString("error")),
                instant(row.getOffsetDateTime("error_at")));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
