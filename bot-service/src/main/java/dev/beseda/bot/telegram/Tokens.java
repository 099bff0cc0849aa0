package dev.beseda.bot.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.secrets.Sealing;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The tokens of the bots that are being spoken for just now, opened; a changed token is noticed within seconds.
@ApplicationScoped
class Tokens {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;

    private static final String LOAD = "select id, sealed_token from bot where id = any($1)";

    private final Cache<UUID, String> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();
    private final Transactions transactions;
    private final Sealing sealing;

    Tokens(Transactions transactions, Sealing sealing) {
        this.transactions = transactions;
        this.sealing = sealing;
    }

    /// The tokens of `bots`; a bot that is gone has none, and so has one whose token was sealed with another key.
    Uni<Map<UUID, String>> of(Set<UUID> bots) {
        var present = known.getAllPresent(bots);
        if (present.size() == bots.size()) {
            return Uni.createFrom().item(Map.copyOf(present));
        }
        return transactions.run(LOAD, Tuple.of(bots.toArray(UUID[]::new))).map(rows -> {
            remember(rows);
            return Map.copyOf(known.getAllPresent(bots));
        });
    }

    private void remember(RowSet<Row> rows) {
        rows.forEach(row -> open(row).ifPresent(token -> known.put(row.getUUID("id"), token)));
    }

    /// One bot's token that can't be opened must not silence the others.
    private Optional<String> open(Row row) {
        try {
            return Optional.of(sealing.open(row.getBuffer("sealed_token").getBytes()));
        } catch (RuntimeException wrongKey) {
            Log.errorf("The token of bot %s cannot be opened: is BESEDA_SECRET_KEY the old one?", row.getUUID("id"));
            return Optional.empty();
        }
    }
}
