package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.usage.rules.Caching;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Replies to the very same prompt, for as long as the bot's owner wants them kept.
@ApplicationScoped
public class ReplyCache {
    /// Longer replies are not kept.
    private static final int LONGEST = 32_000;

    /// One statement takes away so many, so that no lock is held for long.
    private static final int MOST_AT_ONCE = 1_000;

    private static final String FIND =
            "select reply from cached_reply where bot_id = $1 and key = $2 and expires_at > $3";
    private static final String KEEP = """
            insert into cached_reply (bot_id, key, reply, kept_at, expires_at)
            select id, $2, $3, $4, $5 from live_bot where id = $1
            on conflict (bot_id, key) do update set
                reply = excluded.reply, kept_at = excluded.kept_at, expires_at = excluded.expires_at
            """;

    /// The newest of a bot stay; looked at when one more comes, so that nobody has to read all of all bots.
    private static final String THIN_OUT = """
            delete from cached_reply where (bot_id, key) in (
                select bot_id, key from cached_reply where bot_id = $1
                order by kept_at desc offset $2 limit %d for update skip locked)
            """.formatted(MOST_AT_ONCE);

    private static final String EXPIRE = """
            delete from cached_reply where (bot_id, key) in (
                select bot_id, key from cached_reply where expires_at <= $1 limit %d for update skip locked)
            """.formatted(MOST_AT_ONCE);

    private final Transactions transactions;
    private final UsageMeters meters;
    private final UsageConfig config;
    private final Clock clock;

    ReplyCache(Transactions transactions, UsageMeters meters, UsageConfig config, Clock clock) {
        this.transactions = transactions;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Optional<String>> find(LlmSettings settings, Endpoint endpoint, Prompt prompt) {
        if (!Caching.applies(settings, endpoint)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return transactions
                .run(FIND, Tuple.of(settings.bot(), key(settings, endpoint, prompt), after(0)))
                .map(rows ->
                        Rows.stream(rows).map(row -> row.getString("reply")).findFirst())
                .invoke(found -> meters.cacheAsked(found.isPresent()));
    }

    /// Keeps a whole reply, if the owner wants that.
    public Uni<Void> keep(LlmSettings settings, Endpoint endpoint, Prompt prompt, String reply) {
        if (!Caching.applies(settings, endpoint) || reply.isBlank() || reply.length() > LONGEST) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.of(
                settings.bot(),
                key(settings, endpoint, prompt),
                reply.replace("\0", ""),
                after(0),
                after(settings.limits().cacheSeconds()));
        return transactions.run(KEEP, values).chain(() -> thinOut(settings.bot()));
    }

    private Uni<Void> thinOut(UUID bot) {
        return transactions
                .run(THIN_OUT, Tuple.of(bot, config.mostCachedReplies()))
                .replaceWithVoid();
    }

    Uni<Void> expire() {
        return transactions
                .run(EXPIRE, Tuple.of(after(0)))
                .chain(gone -> gone.rowCount() < MOST_AT_ONCE ? Uni.createFrom().voidItem() : expire());
    }

    private OffsetDateTime after(long seconds) {
        return OffsetDateTime.ofInstant(clock.instant().plusSeconds(seconds), ZoneOffset.UTC);
    }

    private static Buffer key(LlmSettings settings, Endpoint endpoint, Prompt prompt) {
        return Buffer.buffer(Caching.key(settings, endpoint, prompt));
    }
}
