package dev.beseda.bot.telegram.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.secrets.SecretCipher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The tokens of the bots that are being spoken for just now, opened. One that Telegram does not know is read anew: at
/// once, and whenever some bot was changed.
@ApplicationScoped
public class Tokens {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;

    private static final String LOAD = "select id, sealed_token from bot where id = any($1)";

    private final Cache<UUID, String> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    /// The tokens that Telegram did not know when they were last used.
    private final Map<UUID, String> refused = new ConcurrentHashMap<>();

    /// How often some bot was changed: what was read before that is not kept.
    private final AtomicInteger changes = new AtomicInteger();

    private final WorkLoop workLoop = new WorkLoop("refused tokens", this::readAnew);
    private final Transactions transactions;
    private final SecretCipher cipher;
    private final Event<TokenRenewed> renewals;

    Tokens(
            Transactions transactions,
            SecretCipher cipher,
            Event<TokenRenewed> renewals,
            BotNews news,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.cipher = cipher;
        this.renewals = renewals;
        news.listen(this::someChanged);
        var unused = metrics.gaugeMapSize("beseda.telegram.unauthorized", List.of(), refused);
    }

    /// The tokens of `bots`; a bot that is gone has none, and so has one whose token was sealed with another key.
    public Uni<Map<UUID, String>> of(Set<UUID> bots) {
        var present = known.getAllPresent(bots);
        if (present.size() == bots.size()) {
            return Uni.createFrom().item(Map.copyOf(present));
        }
        int seen = changes.get();
        return load(bots).map(loaded -> {
            if (changes.get() == seen) {
                known.putAll(loaded);
            }
            return loaded;
        });
    }

    /// Telegram answered a call that was made with this token.
    public void answered(UUID bot, String token, Answer answer) {
        if (answer instanceof Answer.Unauthorized) {
            known.asMap().remove(bot, token);
            if (!token.equals(refused.put(bot, token))) {
                Log.warnf("Telegram does not know the token of bot %s: what it has to say waits for another one", bot);
            }
            workLoop.wake();
        } else if (answer.isToKnownBot() && refused.remove(bot, token)) {
            Log.infof("Telegram knows the token of bot %s again", bot);
        }
    }

    /// Whether Telegram did not know the bot's token when it was last used.
    public boolean isRefused(UUID bot) {
        return refused.containsKey(bot);
    }

    /// Others speak for these bots.
    public void forget(Predicate<UUID> bots) {
        refused.keySet().removeIf(bots);
    }

    private void someChanged() {
        changes.incrementAndGet();
        known.invalidateAll();
        lookAgain();
    }

    /// News may be missed.
    @Scheduled(every = "5s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        if (!refused.isEmpty()) {
            workLoop.wake();
        }
    }

    private Uni<Void> readAnew() {
        var old = Map.copyOf(refused);
        return load(old.keySet())
                .invoke(now -> old.forEach((bot, token) -> compare(bot, token, Optional.ofNullable(now.get(bot)))))
                .replaceWithVoid();
    }

    private void compare(UUID bot, String old, Optional<String> now) {
        if (!Optional.of(old).equals(now) && refused.remove(bot, old)) {
            Log.infof("Bot %s has another token: what it has to say goes on", bot);
            now.ifPresent(token -> known.put(bot, token));
            renewals.fire(new TokenRenewed(bot));
        }
    }

    private Uni<Map<UUID, String>> load(Set<UUID> bots) {
        return transactions.run(LOAD, Tuple.of(bots.toArray(UUID[]::new))).map(this::open);
    }

    private Map<UUID, String> open(RowSet<Row> rows) {
        var opened = new HashMap<UUID, String>();
        rows.forEach(row -> open(row).ifPresent(token -> opened.put(row.getUUID("id"), token)));
        return Map.copyOf(opened);
    }

    /// One bot's token that can't be opened must not silence the others.
    private Optional<String> open(Row row) {
        try {
            return Optional.of(
                    cipher.open(row.getBuffer("sealed_token").getBytes(), BotCredentials.TOKEN.of(row.getUUID("id"))));
        } catch (RuntimeException wrongKey) {
            Log.errorf("The token of bot %s cannot be opened: is BESEDA_SECRET_KEY the old one?", row.getUUID("id"));
            return Optional.empty();
        }
    }
}
