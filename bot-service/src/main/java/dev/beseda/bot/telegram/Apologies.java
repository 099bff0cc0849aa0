package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Apology;
import dev.beseda.bot.telegram.rules.Delivery;
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
class Apologies {
    private static final String LANGUAGES = """
            select delivery.id, coalesce(conversation.state ->> 'language', default_language)
            from delivery join bot on bot.id = delivery.bot_id left join conversation
                on conversation.bot_id = delivery.bot_id and conversation.chat_id = delivery.chat_id
                    and conversation.thread_id = delivery.thread_id
            where delivery.id = any($1)
            """;

    private final Deliveries deliveries;
    private final Clock clock;

    Apologies(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    static boolean isOwedFor(Ending ending) {
        return Apology.of(ending.delivery(), ending.verdict()).isPresent();
    }

    /// Stores what is to be said because of endings that have just been recorded.
    Uni<List<Delivery>> put(Transaction transaction, Collection<Ending> ended) {
        var owed = ended.stream().filter(Apologies::isOwedFor).toList();
        if (owed.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var ids = owed.stream().map(ending -> ending.delivery().id()).toArray(UUID[]::new);
        return transaction
                .run(LANGUAGES, Tuple.of(ids))
                .map(rows -> apologies(owed, languages(rows)))
                .chain(said -> deliveries.put(transaction, said));
    }

    private List<Delivery> apologies(List<Ending> owed, Map<UUID, String> languages) {
        return owed.stream()
                .flatMap(ending ->
                        Optional.ofNullable(languages.get(ending.delivery().id()))
                                .flatMap(language -> apology(ending, language))
                                .stream())
                .toList();
    }

    private Optional<Delivery> apology(Ending ending, String language) {
        var failed = ending.delivery();
        return Apology.of(failed, ending.verdict())
                .map(apology ->
                        new Delivery(Ids.next(), failed.to(), failed.lane(), apology.in(language), clock.instant()))
                .map(said -> failed.conversation().map(said::of).orElse(said));
    }

    private static Map<UUID, String> languages(RowSet<Row> rows) {
        var languages = new HashMap<UUID, String>();
        rows.forEach(row -> languages.put(row.getUUID(0), row.getString(1)));
        return languages;
    }
}
