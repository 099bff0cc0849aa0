package dev.beseda.llm.bots;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.problems.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// How every bot talks. Kept in memory until the database tells that a bot has changed: the next message knows.
@ApplicationScoped
public class Bots {
    private static final String CHANNEL = "beseda_llm_bot";
    private static final int MOST_KEPT = 10_000;

    /// A notification may be missed while its connection is away.
    private static final Duration LONGEST_UNHEARD = Duration.ofSeconds(5);

    private static final int LOOKS = 6;
    private static final long PAUSE_MILLIS = 100;

    private static final String FIND =
            "select id, settings::text as settings from bot where id = any($1) and deleted_at is null";
    private static final String SAVE = """
            with changed as (
                insert into bot (id, workspace_id, version, settings)
                select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]::jsonb[])
                    as heard (id, workspace_id, version, settings)
                order by id
                on conflict (id) do update
                    set workspace_id = excluded.workspace_id, version = excluded.version,
                        settings = excluded.settings, heard_at = now()
                    where bot.version < excluded.version
                returning id)
            select count(pg_notify('%s', id::text)) from changed
            """.formatted(CHANNEL);
    /// What belonged to it goes later, in batches: a bot with many talks must not hold up the news of the others.
    private static final String DELETE = """
            with gone as (
                update bot set deleted_at = now() where id in (
                    select id from bot where id = any($1) and deleted_at is null order by id for no key update)
                returning id)
            select count(pg_notify('%s', id::text)) from gone
            """.formatted(CHANNEL);

    private static final StoredJson<LlmSettings> JSON = StoredJson.of(LlmSettings.class);

    private final Transactions transactions;
    private final Vertx vertx;
    private final AtomicLong news = new AtomicLong();
    private final Cache<UUID, LlmSettings> known = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(LONGEST_UNHEARD)
            .build();

    Bots(Transactions transactions, Notifications notifications, Vertx vertx) {
        this.transactions = transactions;
        this.vertx = vertx;
        notifications.listen(CHANNEL, bot -> forget(UUID.fromString(bot)));
    }

    /// Empty when there is no such bot.
    public Uni<Optional<LlmSettings>> find(UUID bot) {
        return findAll(Set.of(bot)).map(found -> Optional.ofNullable(found.get(bot)));
    }

    /// Those that there are, by their bots.
    public Uni<Map<UUID, LlmSettings>> findAll(Set<UUID> bots) {
        var found = new HashMap<>(known.getAllPresent(bots));
        var missing = new HashSet<>(bots);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            return Uni.createFrom().item(Map.copyOf(found));
        }
        long before = news.get();
        return transactions.run(FIND, Tuple.of(missing.toArray(UUID[]::new))).map(rows -> {
            var loaded = read(rows);
            if (news.get() == before) {
                known.putAll(loaded);
            }
            found.putAll(loaded);
            return Map.copyOf(found);
        });
    }

    /// A bot of this workspace, for those who call over HTTP; a bot of another one does not exist. One that was made a
    /// moment ago may not have been heard of here: it is waited for, shortly.
    ///
    /// Fails with [NotFound].
    public Uni<LlmSettings> get(UUID workspace, UUID bot) {
        return get(workspace, bot, LOOKS);
    }

    private Uni<LlmSettings> get(UUID workspace, UUID bot, int looks) {
        return find(bot).chain(found -> {
            if (found.isEmpty() && looks > 1) {
                return pause().chain(() -> get(workspace, bot, looks - 1));
            }
            return found.filter(settings -> settings.workspace().equals(workspace))
                    .map(settings -> Uni.createFrom().item(settings))
                    .orElseGet(() -> Uni.createFrom().failure(new NotFound("bot", bot)));
        });
    }

    /// Takes over what is newer; a bot without settings is gone, and with it all that refers to it.
    Uni<Void> take(Map<UUID, Optional<LlmSettings>> heard) {
        var changed = heard.values().stream().flatMap(Optional::stream).toList();
        var gone = new HashSet<UUID>();
        heard.forEach((bot, settings) -> {
            if (settings.isEmpty()) {
                gone.add(bot);
            }
        });
        return transactions
                .in(transaction -> save(transaction, changed)
                        .chain(() -> transaction.run(DELETE, Tuple.of(gone.toArray(UUID[]::new)))))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> save(Transaction transaction, Collection<LlmSettings> changed) {
        var columns = UnnestColumns.of(changed)
                .uuids(LlmSettings::bot)
                .uuids(LlmSettings::workspace)
                .longs(LlmSettings::version)
                .texts(JSON::write);
        return transaction.run(SAVE, columns.tuple());
    }

    private void forget(UUID bot) {
        news.incrementAndGet();
        known.invalidate(bot);
    }

    /// On the thread of the caller, whose session may hang on it.
    private Uni<Void> pause() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE_MILLIS, over -> emitter.complete(null)));
    }

    private Map<UUID, LlmSettings> read(RowSet<Row> rows) {
        var read = new HashMap<UUID, LlmSettings>();
        Rows.stream(rows)
                .forEach(row -> JSON.find(row.getString("settings"))
                        .ifPresent(settings -> read.put(row.getUUID("id"), settings)));
        return read;
    }
}
