package dev.beseda.bot.telegram.fleet;

import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.telegram.fleet.rules.Finding;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where it is kept what the looks found.
@ApplicationScoped
class HealthRecords {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final int LOOKS_KEPT = 8;

    /// Takes the bots whose look is due, and those that changed since; no other replica looks at them.
    private static final String TAKE_DUE = """
            with due as (
                select bot.id from bot left join bot_health on bot_id = bot.id
                where next_look is null or next_look <= now() or bot.updated_at > taken_at
                order by next_look nulls first limit $1
                for no key update of bot skip locked)
            insert into bot_health (bot_id, taken_at, next_look)
            select id, $3, now() + $2 * interval '1 second' * (0.9 + random() / 5) from due
            on conflict (bot_id) do update set taken_at = excluded.taken_at, next_look = excluded.next_look
            returning bot_id
            """;
    private static final String TAKEN = "select bot_id from bot_health where taken_at = $1";
    private static final String SAVE = """
            insert into bot_health (bot_id, looked_at, taken_at, next_look, findings, pending)
            select id, $2, $2, $2, $3, $4 from bot where id = $1
            on conflict (bot_id) do update set looked_at = excluded.looked_at,
                findings = excluded.findings, pending = excluded.pending
            """;
    private static final String REPAIRED = """
            insert into bot_health (bot_id, repaired_at, taken_at, next_look) select id, $2, $2, $2 from bot where id = $1
            on conflict (bot_id) do update set repaired_at = excluded.repaired_at
            """;
    private static final String RECORDS = """
            select bot.id, name, is_active, delivery, setup_failure, looked_at, repaired_at, username,
                coalesce(findings, '[]') as findings, coalesce(pending, '{}') as pending
            from bot left join bot_health on bot_id = bot.id
            """;
    private static final String ONE = RECORDS + "where bot.id = $1";
    private static final String PAGE = RECORDS + """
            where workspace_id = $1 and bot.id > $2 and ($3::jsonb is null or findings @> $3)
            order by bot.id limit $4
            """;

    private static final StoredJson<List<Finding>> JSON = StoredJson.listOf(Finding.class);

    private final Transactions transactions;
    private final Clock clock;

    HealthRecords(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A bot and what the last look found; nothing before the first look.
    record Known(
            String name,
            boolean isActive,
            UpdateDelivery delivery,
            Optional<String> setupFailure,
            Optional<Instant> repairedAt,
            HealthRecord health) {

        Known with(HealthRecord found) {
            return new Known(name, isActive, delivery, setupFailure, repairedAt, found);
        }
    }

    /// Which bots of a workspace a caller wants to see.
    record Wanted(UUID workspace, Optional<UUID> after, Optional<String> problem, int rows) {}

    Uni<List<UUID>> takeDue(int most, Duration every) {
        var taken = clock.instant().atOffset(ZoneOffset.UTC);
        return transactions
                .run(TAKE_DUE, Tuple.of(most, (double) every.toSeconds(), taken))
                .onFailure(TransientFailures::isOutage)
                .recoverWithUni(answerLost -> transactions.run(TAKEN, Tuple.of(taken)))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("bot_id")).toList());
    }

    /// A bot that is gone meanwhile needs none.
    Uni<Void> save(HealthRecord found) {
        var pending = found.pending().stream()
                .skip(Math.max(0, found.pending().size() - LOOKS_KEPT))
                .toArray(Integer[]::new);
        var values = Tuple.tuple()
                .addUUID(found.bot())
                .addOffsetDateTime(
                        found.lookedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addValue(write(found.findings()))
                .addArrayOfInteger(pending);
        return transactions.run(SAVE, values).replaceWithVoid();
    }

    Uni<Void> repaired(UUID bot, Instant now) {
        return transactions
                .run(REPAIRED, Tuple.of(bot, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<Known>> find(UUID bot) {
        return transactions
                .run(ONE, Tuple.of(bot))
                .map(rows -> Rows.stream(rows).map(this::known).findFirst());
    }

    Uni<List<Known>> page(Wanted wanted) {
        var values = Tuple.tuple()
                .addUUID(wanted.workspace())
                .addUUID(wanted.after().orElse(LOWEST))
                .addValue(wanted.problem()
                        .map(code -> new JsonArray().add(JsonObject.of("code", code)))
                        .orElse(null))
                .addInteger(wanted.rows());
        return transactions
                .run(PAGE, values)
                .map(rows -> Rows.stream(rows).map(this::known).toList());
    }

    private Known known(Row row) {
        var health = new HealthRecord(
                row.getUUID("id"),
                instant(row, "looked_at"),
                Optional.ofNullable(row.getString("username")),
                read(row.getJsonArray("findings")),
                List.of(row.getArrayOfIntegers("pending")));
        return new Known(
                row.getString("name"),
                row.getBoolean("is_active"),
                UpdateDelivery.parse(row.getString("delivery")),
                Optional.ofNullable(row.getString("setup_failure")),
                instant(row, "repaired_at"),
                health);
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private JsonArray write(List<Finding> findings) {
        return new JsonArray(JSON.write(findings));
    }

    /// The next look finds again what this release can't read.
    private List<Finding> read(JsonArray findings) {
        return JSON.find(findings.encode()).orElse(List.of());
    }
}
