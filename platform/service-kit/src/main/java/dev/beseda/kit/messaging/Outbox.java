package dev.beseda.kit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Transaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a transaction decided to tell the house: stored with the decision, taken to Kafka by the [Carrier] after the
/// commit.
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

    private final ObjectMapper json;

    /// What our own carrier knows our notifications by: it hears of a commit here sooner than from the database.
    private final String name = UUID.randomUUID().toString();

    private volatile Runnable whenPut = () -> {};

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /// Tells `listener` of each commit of this replica that has put messages here.
    void whenPut(Runnable listener) {
        whenPut = listener;
    }

    /// Whether this notification tells what [#whenPut] has told already.
    boolean isOurs(String notification) {
        return notification.equals(name);
    }

    /// Puts messages into a transaction of the reactive client, one statement for all of them.
    public Uni<Void> put(Transaction transaction, List<OutgoingMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Columns.of(messages)
                .integers(message -> shard(message.key()))
                .texts(OutgoingMessage::topic)
                .texts(message -> storable(message.key()))
                .texts(this::payload);
        transaction.afterCommit(() -> whenPut.run());
        return transaction.run(PUT, columns.tuple().addValue(name)).replaceWithVoid();
    }

    /// Puts a message into the Panache transaction under way.
    public Uni<Void> put(OutgoingMessage message) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT_ONE)
                        .setParameter("shard", shard(message.key()))
                        .setParameter("topic", message.topic())
                        .setParameter("key", storable(message.key()))
                        .setParameter("payload", payload(message))
                        .getSingleResult())
                .replaceWithVoid();
    }

    private @Nullable String payload(OutgoingMessage message) {
        if (message.value() == null) {
            return null;
        }
        if (message.value() instanceof String text) {
            return storable(text);
        }
        try {
            return json.writeValueAsString(message.value());
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("Not writable as JSON: " + message.topic(), fault);
        }
    }

    /// PostgreSQL has no character zero; a message that was poisonous for it must still find its way to the dead
    /// letters.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static int shard(String key) {
        return Math.floorMod(key.hashCode(), SHARDS);
    }
}
