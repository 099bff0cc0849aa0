package dev.beseda.kit.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.messaging.outbox.OutboxRow.Address;
import dev.beseda.kit.messaging.outbox.OutboxTable.Late;
import dev.beseda.kit.postgres.Database;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class OutboxTableIT {
    private static final String PUT_ON_ITS_WAY = """
            insert into outbox (shard, topic, key, payload, held_until)
            values (0, $1, $2, 'text', now() + interval '1 hour') returning id
            """;

    @Inject
    OutboxTable table;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Test
    void whatArrivedWhenNobodyWaitedAnyMoreIsSettledAfterwards() {
        var database = new Database(pool);
        var topic = "late-" + UUID.randomUUID();
        var late = List.of(
                new Late(onItsWay(database, topic, "arrived"), new SendOutcome.Acknowledged()),
                new Late(onItsWay(database, topic, "refused"), new SendOutcome.Refused("too large")),
                new Late(onItsWay(database, topic, "delayed"), new SendOutcome.Delayed("no leader")));

        transactions
                .in(transaction -> table.settleLate(transaction, late))
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(database.texts("select key || reason from outbox_dead where topic = $1", topic))
                .containsExactly("refusedtoo large");
        assertThat(database.texts(
                        "select key from outbox where topic = $1 and held_until > now() + interval '1 minute'", topic))
                .isEmpty();
        assertThat(database.number(
                        "select count(*)::int from outbox where topic = $1 and key in ('arrived', 'refused')", topic))
                .isZero();
    }

    private static OutboxRow onItsWay(Database database, String topic, String key) {
        long id = database.run(PUT_ON_ITS_WAY, topic, key).getFirst().getLong("id");
        return new OutboxRow(id, 0, new Address(topic, key), "text", 0, true);
    }
}
