package dev.beseda.kit.messaging.undeliverable;

import dev.beseda.kit.postgres.StorableText;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages that Kafka will never take, kept in the table `outbox_dead` for people to look at.
@ApplicationScoped
public class DeadMessages {
    private static final String PUT = """
            insert into outbox_dead (topic, key, payload, reason)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
            """;

    private final Transactions transactions;
    private final MeterRegistry metrics;

    public DeadMessages(Transactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /// @param payload the value of the message, if it has one
    /// @param reason why Kafka does not take it
    public record Dead(String topic, String key, @Nullable String payload, String reason) {}

    /// Keeps one that was on its way to Kafka without a transaction.
    public Uni<Void> put(Dead message) {
        return transactions
                .run(PUT, columns(List.of(message)))
                .invoke(() -> count(message))
                .replaceWithVoid();
    }

    public Uni<Void> put(Transaction transaction, List<Dead> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        transaction.afterCommit(() -> messages.forEach(this::count));
        return transaction.run(PUT, columns(messages)).replaceWithVoid();
    }

    private void count(Dead message) {
        Log.errorf(
                "A message for %s with the key %s will never be sent and lies in outbox_dead: %s",
                message.topic(), message.key(), message.reason());
        metrics.counter("beseda.outbox.dead", "topic", message.topic()).increment();
    }

    private static Tuple columns(List<Dead> messages) {
        return UnnestColumns.of(messages)
                .texts(dead -> StorableText.of(dead.topic()))
                .texts(dead -> StorableText.of(dead.key()))
                .texts(dead -> dead.payload() == null ? null : StorableText.of(dead.payload()))
                .texts(dead -> StorableText.of(dead.reason()))
                .tuple();
    }
}
