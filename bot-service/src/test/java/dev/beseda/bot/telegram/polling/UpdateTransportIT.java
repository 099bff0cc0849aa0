package dev.beseda.bot.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.contracts.Topics;
import dev.beseda.kit.updates.UpdateReader;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class UpdateTransportIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    UpdateTransport transport;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void anUpdateThatKafkaWillNeverTakeIsKeptAndThoseAfterItArrive() {
        var bot = UUID.randomUUID();
        var updates = Stream.of("before", "x".repeat(1_200_000), "after")
                .map(text ->
                        "{\"update_id\": 1, \"message\": {\"chat\": {\"id\": 42}, \"text\": \"%s\"}}".formatted(text))
                .map(raw -> new PolledUpdates.Update(UpdateReader.head(raw), raw))
                .toList();

        transport.take(bot, new PolledUpdates(updates)).await().atMost(PATIENCE);

        try (var reader = TopicReader.of(kafka, Topics.TELEGRAM_UPDATES)) {
            var arrived = reader
                    .readUntil(found -> found.stream()
                                    .filter(record -> (bot + ":42").equals(record.key()))
                                    .count()
                            == 2)
                    .stream()
                    .filter(record -> (bot + ":42").equals(record.key()))
                    .map(record -> record.value())
                    .toList();
            assertThat(arrived)
                    .isEqualTo(
                            List.of(updates.getFirst().raw(), updates.getLast().raw()));
        }
        var kept = pool.preparedQuery("select length(payload) from outbox_dead where key = $1")
                .execute(Tuple.of(bot + ":42"))
                .await()
                .atMost(PATIENCE);
        assertThat(kept.iterator().next().getInteger(0)).isGreaterThan(1_200_000);
    }
}
