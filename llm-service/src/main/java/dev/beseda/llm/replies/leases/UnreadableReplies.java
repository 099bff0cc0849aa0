package dev.beseda.llm.replies.leases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.ReplyEvents;
import dev.beseda.llm.replies.ReplyEvents.Replied;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/// Replies whose orders this release can't read. During an update another replica may be able to: it gets them at once,
/// and only when none could for a while they end as a failure.
@ApplicationScoped
class UnreadableReplies {
    private static final int MOST_KEPT = 10_000;
    private static final String SENTENCE = "What was asked can't be read: it was stored by another release";

    /// Whoever can read it takes it at once, and this time does not count.
    private static final String GIVE_BACK = """
            with told as (select pg_notify('%s', '0'))
            update reply set leased_until = '-infinity', lease = null, attempts = attempts - 1,
                unreadable_since = coalesce(unreadable_since, now())
            from told where id = any($1) and lease = $2 and ended_at is null
            """.formatted(Channels.DUE);

    private static final String END = """
            update reply set ended_at = now(), lease = null, request = null, reason = $4, sentence = $5
            where id = any($1) and lease = $2 and ended_at is null
              and unreadable_since < now() - make_interval(secs => $3)
            returning id, bot_id, conversation_id, tickets
            """;

    private final Transactions transactions;
    private final BiFunction<Transaction, List<OutgoingMessage>, Uni<Void>> outbox;
    private final RepliesConfig config;
    private final Cache<UUID, Boolean> replies;

    @Inject
    UnreadableReplies(Transactions transactions, Outbox outbox, RepliesConfig config) {
        this(transactions, outbox::put, config);
    }

    UnreadableReplies(
            Transactions transactions,
            BiFunction<Transaction, List<OutgoingMessage>, Uni<Void>> outbox,
            RepliesConfig config) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.config = config;
        this.replies = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(config.unreadablePause())
                .build();
    }

    /// Those that this replica leaves to others for now.
    Set<UUID> replies() {
        return Set.copyOf(replies.asMap().keySet());
    }

    /// Never fails: what could not be given back is free when its lease has run out.
    Uni<Void> put(UUID lease, List<Row> unreadable) {
        if (unreadable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = unreadable.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        for (var id : ids) {
            replies.put(id, true);
            Log.warnf("The order of reply %s can't be read by this release", id);
        }
        Metrics.counter("beseda.replies.unreadable").increment(ids.length);
        return transactions
                .in(transaction -> end(transaction, ids, lease)
                        .chain(() -> transaction.run(GIVE_BACK, Tuple.of(ids, lease)))
                        .replaceWithVoid())
                .onFailure()
                .invoke(failure -> Log.warnf("Replies that can't be read are given back later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> end(Transaction transaction, UUID[] ids, UUID lease) {
        var reason = WireName.of(Reason.UNAVAILABLE);
        return transaction
                .run(END, Tuple.of(ids, lease, seconds(config.unreadableKept()), reason, SENTENCE))
                .chain(rows -> outbox.apply(
                        transaction,
                        Rows.stream(rows).map(UnreadableReplies::failure).toList()));
    }

    private static OutgoingMessage failure(Row row) {
        var reply = new Replied(
                row.getUUID("id"),
                row.getUUID("bot_id"),
                row.getUUID("conversation_id"),
                Set.of(row.getArrayOfLongs("tickets")));
        return ReplyEvents.unreadable(reply, SENTENCE);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
