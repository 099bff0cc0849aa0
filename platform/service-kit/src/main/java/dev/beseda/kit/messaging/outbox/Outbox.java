package dev.beseda.kit.messaging.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.messaging.undeliverable.DeadMessages;
import dev.beseda.kit.messaging.undeliverable.DeadMessages.Dead;
import dev.beseda.kit.postgres.StorableText;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a transaction decided to tell the platform: stored with the decision,
/// taken to Kafka by the [OutboxRelay] after the commit.
@ApplicationScoped
public class Outbox {
    /// Messages of one key share a shard, and a shard is carried by one replica at a time.
    static final int SHARDS = 16;

    /// Where the carriers of all replicas hear of new messages, at the moment of the commit.
    static final String CHANNEL = "beseda_outbox";

    private static final String PUT = """
            with told as (select pg_notify('%s', $5))
            insert into outbox (shard, topic, key, payload)
            select message.* from told, unnest($1::int[], $2::text[], $3::text[], $4::text[]) as message
            """.formatted(CHANNEL);

    /// The same as a query: Hibernate takes a statement for a change of its own entities.
    private static final String PUT_ONE = """
            with told as (select pg_notify('%s', '')),
                put as (
                    insert into outbox (shard, topic, key, payload)
                    select :shard, :topic, :key, cast(:payload as text) from told
                    returning id)
            select count(*) from put
            """.formatted(CHANNEL);

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private final ObjectMapper json;
    private final long largestMessage;
    private final DeadMessages dead;

    /// What our own relay knows our notifications by: it hears of a commit here sooner than from the database.
    private final String name = UUID.randomUUID().toString();

    private volatile Runnable whenPut = () -> {};

    public Outbox(ObjectMapper json, OutboxConfig config, DeadMessages dead) {
        this.json = json;
        this.largestMessage = config.largestMessage().asLongValue();
        this.dead = dead;
    }

    /// Tells `listener` of each commit of this replica that has put messages here.
    void whenPut(Runnable listener) {
        whenPut = listener;
    }

    /// Whether this notification tells what [#whenPut] has told already.
    boolean isOurs(String notification) {
        return notification.equals(name);
    }

    /// Puts messages into a transaction of the reactive client, one statement for all of them. Fails with
    /// [MessageTooLarge], and the transaction with it, when Kafka would never take one of them.
    public Uni<Void> put(Transaction transaction, List<OutgoingMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().deferred(() -> putAll(transaction, messages));
    }

    private Uni<Void> putAll(Transaction transaction, List<OutgoingMessage> messages) {
        var columns = UnnestColumns.of(messages.stream().map(this::written).toList())
                .integers(message -> shard(message.key()))
                .texts(Written::topic)
                .texts(Written::key)
                .texts(Written::payload);
        transaction.afterCommit(() -> whenPut.run());
        return transaction.run(PUT, columns.tuple().addValue(name)).replaceWithVoid();
    }

    /// Puts a message into the Panache transaction under way.
    public Uni<Void> put(OutgoingMessage message) {
        return Uni.createFrom()
                .item(() -> written(message))
                .chain(written -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(PUT_ONE)
                                .setParameter("shard", shard(written.key()))
                                .setParameter("topic", written.topic())
                                .setParameter("key", written.key())
                                .setParameter("payload", written.payload())
                                .getSingleResult()))
                .replaceWithVoid();
    }

    /// Keeps a message that is not to be sent.
    public Uni<Void> bury(Transaction transaction, OutgoingMessage message, String reason) {
        return dead.put(transaction, List.of(new Dead(message.topic(), message.key(), payload(message), reason)));
    }

    private record Written(
            String topic, String key, @Nullable String payload) {}

    private Written written(OutgoingMessage message) {
        var key = StorableText.of(message.key());
        @Nullable String payload = payload(message);
        long bytes = bytes(key) + (payload == null ? 0 : bytes(payload));
        if (bytes > largestMessage) {
            throw new MessageTooLarge(message, bytes, largestMessage);
        }
        return new Written(message.topic(), key, payload);
    }

    /// In UTF-8; of a text that is short in any case, an upper limit.
    private long bytes(String text) {
        long most = (long) text.length() * MOST_BYTES_OF_A_CHAR;
        return most <= largestMessage / 2 ? most : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private @Nullable String payload(OutgoingMessage message) {
        if (message.value() == null) {
            return null;
        }
        if (message.value() instanceof String text) {
            return StorableText.of(text);
        }
        try {
            return json.writeValueAsString(message.value());
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("Not writable as JSON: " + message.topic(), fault);
        }
    }

    private static int shard(String key) {
        return Math.floorMod(key.hashCode(), SHARDS);
    }
}
