package dev.beseda.bot.conversations.turns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.scenarios.programs.Programs;
import dev.beseda.bot.telegram.arrivals.BotName;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Gives the engine what the bots have published. The database is asked for the revision each time, and for the
/// scenarios only when the revision is new here: a change is seen by the very next message, in every replica.
@ApplicationScoped
class BotPrograms {
    private static final int MOST_KEPT = 10_000;

    private static final String BOTS = """
            select id, workspace_id, is_active, revision, default_language, fallback_text, timezone, telegram_id, username,
                coalesce((llm ->> 'enabled')::boolean, false) as talks
            from bot where id = any($1)
            """;
    private static final String LIVE =
            "select bot_id, scenario_id, id, program from published_version where bot_id = any($1) and is_live order by published_at";
    private static final String VERSIONS = "select scenario_id, id, program from published_version where id = any($1)";

    private final Cache<Revision, BotProgram> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Cache<UUID, Scenario> versions =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Revision(UUID bot, long number) {
        static Revision of(Row row) {
            return new Revision(row.getUUID("id"), row.getLong("revision"));
        }
    }

    /// What these bots do now; a bot that is gone is missing.
    Uni<Map<UUID, BotProgram>> of(Transaction transaction, Set<UUID> bots) {
        return transaction.run(BOTS, Tuple.of(bots.toArray(UUID[]::new))).chain(rows -> {
            var botPrograms = new HashMap<UUID, BotProgram>();
            var changed = new ArrayList<Row>();
            for (var row : rows) {
                Optional.ofNullable(known.getIfPresent(Revision.of(row)))
                        .ifPresentOrElse(
                                botProgram -> botPrograms.put(row.getUUID("id"), botProgram), () -> changed.add(row));
            }
            return changed.isEmpty()
                    ? Uni.createFrom().item(botPrograms)
                    : learn(transaction, changed, botPrograms).replaceWith(botPrograms);
        });
    }

    /// Scenarios that conversations are still in and that are not live any more; versions never change.
    Uni<Map<UUID, Scenario>> olderVersions(
            Transaction transaction, Map<UUID, BotProgram> live, Collection<StoredConversation> conversations) {
        var wanted = conversations.stream()
                .flatMap(stored -> stored.state().versions())
                .collect(Collectors.toSet());
        live.values()
                .forEach(botProgram ->
                        botProgram.program().live().forEach(scenario -> wanted.remove(scenario.version())));
        var older = new HashMap<>(versions.getAllPresent(wanted));
        wanted.removeAll(older.keySet());
        return wanted.isEmpty()
                ? Uni.createFrom().item(older)
                : transaction
                        .run(VERSIONS, Tuple.of(wanted.toArray(UUID[]::new)))
                        .invoke(rows -> rows.forEach(row -> older.put(row.getUUID("id"), scenario(row))))
                        .invoke(() -> versions.putAll(older))
                        .replaceWith(older);
    }

    /// What was loaded is used, and not read back from the memory: that may have forgotten it again.
    private Uni<Void> learn(Transaction transaction, List<Row> bots, Map<UUID, BotProgram> botPrograms) {
        var ids = bots.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return transaction
                .run(LIVE, Tuple.of(ids))
                .map(BotPrograms::byBot)
                .invoke(live -> bots.forEach(row -> {
                    var bot = row.getUUID("id");
                    var botProgram = botProgram(row, live.getOrDefault(bot, List.of()));
                    botPrograms.put(bot, botProgram);
                    known.put(Revision.of(row), botProgram);
                }))
                .replaceWithVoid();
    }

    private static Map<UUID, List<Scenario>> byBot(RowSet<Row> rows) {
        var live = new HashMap<UUID, List<Scenario>>();
        rows.forEach(row -> live.computeIfAbsent(row.getUUID("bot_id"), bot -> new ArrayList<>())
                .add(scenario(row)));
        return live;
    }

    private static BotProgram botProgram(Row row, List<Scenario> live) {
        var fallback = new HashMap<String, String>();
        row.getJsonObject("fallback_text")
                .forEach(text -> fallback.put(text.getKey(), String.valueOf(text.getValue())));
        return new BotProgram(
                row.getUUID("workspace_id"),
                row.getBoolean("is_active"),
                new Program(row.getString("default_language"), new Text(fallback), row.getBoolean("talks"), live),
                zone(row.getString("timezone")),
                new BotName(row.getLong("telegram_id"), Optional.ofNullable(row.getString("username"))));
    }

    /// A zone that this release does not know is no reason for silence.
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static Scenario scenario(Row row) {
        return StoredJson.byHand(
                "scenario version",
                () -> Programs.read(
                        row.getUUID("scenario_id"),
                        row.getUUID("id"),
                        row.getJsonObject("program").encode()));
    }
}
