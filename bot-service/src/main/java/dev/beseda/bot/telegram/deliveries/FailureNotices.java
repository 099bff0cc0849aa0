package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.FailureNotice;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Tells people, in the lane in which they wait, that a file could not be sent.
@ApplicationScoped
public class FailureNotices {
    private static final String LANGUAGES = """
            select delivery.id, coalesce(chat.language, default_language)
            from delivery join bot on bot.id = delivery.bot_id left join chat
                on chat.bot_id = delivery.bot_id and chat.chat_id = delivery.chat_id
                    and chat.thread_id = delivery.thread_id
            where delivery.id = any($1)
            """;

    private final DeliveryOutbox outbox;
    private final Clock clock;

    FailureNotices(DeliveryOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    static boolean isOwedFor(DeliveryResult result) {
        return FailureNotice.of(result.delivery(), result.outcome()).isPresent();
    }

    /// Puts what is to be said because of endings that have just been recorded.
    Uni<Void> put(Transaction transaction, Collection<DeliveryResult> ended) {
        var owed = ended.stream().filter(FailureNotices::isOwedFor).toList();
        if (owed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = owed.stream().map(result -> result.delivery().id()).toArray(UUID[]::new);
        return transaction
                .run(LANGUAGES, Tuple.of(ids))
                .map(rows -> apologies(owed, languages(rows)))
                .chain(said -> outbox.put(transaction, said));
    }

    private List<Delivery> apologies(List<DeliveryResult> owed, Map<UUID, String> languages) {
        return owed.stream()
                .flatMap(result ->
                        Optional.ofNullable(languages.get(result.delivery().id()))
                                .flatMap(language -> notice(result, language))
                                .stream())
                .toList();
    }

    private Optional<Delivery> notice(DeliveryResult result, String language) {
        var failed = result.delivery();
        return FailureNotice.of(failed, result.outcome())
                .map(notice ->
                        new Delivery(Ids.next(), failed.to(), failed.lane(), notice.in(language), clock.instant()))
                .map(said -> failed.conversation().map(said::of).orElse(said));
    }

    private static Map<UUID, String> languages(RowSet<Row> rows) {
        var languages = new HashMap<UUID, String>();
        rows.forEach(row -> languages.put(row.getUUID(0), row.getString(1)));
        return languages;
    }
}
