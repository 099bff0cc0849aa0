package dev.beseda.bot.telegram.sending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.bot.telegram.deliveries.DeliveryResult;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import dev.beseda.bot.telegram.rules.Replacement;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Knows which deliveries get another text, and finds their messages at the moment in which the calls that replace
/// their texts begin.
@ApplicationScoped
class Replacements {
    /// What is to be replaced and has not begun yet never will: it would come behind the text that replaces it.
    private static final String FIND = """
            with overtaken as (
                update delivery set state = 'failed', failure = 'The text that replaces it came first',
                    ended_at = clock_timestamp()
                where id = any($1) and state = 'queued')
            select id, bot_id, chat_id, thread_id, telegram_id from delivery
            where id = any($1) and state = 'sent' and telegram_id is not null
            """;

    /// So long after it nobody has an older text to show.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST_KEPT = 20_000;

    private final Cache<UUID, Boolean> replaced =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();
    private final Transactions transactions;

    Replacements(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A message in its chat.
    private record Seen(Destination in, long message) {}

    /// Notes whose texts these will replace.
    void note(Collection<Delivery> deliveries) {
        for (var delivery : deliveries) {
            if (delivery.call() instanceof Call.ReplaceText replacing) {
                replaced.put(replacing.of(), true);
            }
        }
    }

    /// Whether the delivery has got its last text, or that is on its way.
    boolean isReplaced(UUID delivery) {
        return replaced.getIfPresent(delivery) != null;
    }

    /// What those of `beginning` that replace a text will be, by their ids.
    ///
    /// @param justOver what has ended, but is not recorded yet
    Uni<Map<UUID, Call>> calls(Collection<Delivery> beginning, Collection<DeliveryResult> justOver) {
        var replacing = beginning.stream()
                .filter(delivery -> delivery.call() instanceof Call.ReplaceText)
                .collect(Collectors.toMap(delivery -> delivery, delivery -> (Call.ReplaceText) delivery.call()));
        if (replacing.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var wanted = replacing.values().stream().map(Call.ReplaceText::of).toArray(UUID[]::new);
        return transactions.run(FIND, Tuple.of(wanted)).map(rows -> {
            var seen = seen(justOver);
            rows.forEach(row -> seen.put(row.getUUID("id"), new Seen(destination(row), row.getLong("telegram_id"))));
            var calls = new HashMap<UUID, Call>();
            replacing.forEach((delivery, text) -> calls.put(delivery.id(), call(delivery, text, seen)));
            return calls;
        });
    }

    private static Destination destination(Row row) {
        return new Destination(row.getUUID("bot_id"), row.getLong("chat_id"), row.getLong("thread_id"));
    }

    private static Map<UUID, Seen> seen(Collection<DeliveryResult> justOver) {
        var seen = new HashMap<UUID, Seen>();
        for (var result : justOver) {
            if (result.outcome() instanceof DeliveryOutcome.Sent sent
                    && sent.message().isPresent()) {
                var delivery = result.delivery();
                seen.put(delivery.id(), new Seen(delivery.to(), sent.message().getAsLong()));
            }
        }
        return seen;
    }

    /// In a group that has become a supergroup its old messages have other numbers: those here are somebody else's.
    private static Call call(Delivery delivery, Call.ReplaceText wanted, Map<UUID, Seen> seen) {
        return Optional.ofNullable(seen.get(wanted.of()))
                .filter(found -> found.in().equals(delivery.to()))
                .map(found -> Replacement.in(found.message(), wanted))
                .orElseGet(() -> Replacement.anew(wanted));
    }
}
