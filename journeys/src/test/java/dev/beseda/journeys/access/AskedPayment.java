package dev.beseda.journeys.access;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A payment by bank transfer in the first workspace. Nobody makes one over REST: a bot asks for it over Kafka.
final class AskedPayment {
    private static final UUID WORKSPACE = new UUID(0, 1);

    private AskedPayment() {}

    static UUID make(TestPlatform platform, long person) {
        var api = platform.api();
        api.put("/api/payments/details", JsonApi.object().put("text", "Ours"));
        var id = UUID.randomUUID();
        ask(platform, order(id, person), new Wallet(WORKSPACE, person, Currency.RUB));
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> api.get("/api/payments").toString().contains(id.toString()));
        return id;
    }

    private static void ask(TestPlatform platform, ObjectNode order, Wallet wallet) {
        try (var producer =
                new KafkaProducer<>(platform.kafkaSettings(), new StringSerializer(), new StringSerializer())) {
            var unused = producer.send(new ProducerRecord<>(Topics.PAYMENT_COMMANDS, wallet.key(), order.toString()))
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static ObjectNode order(UUID id, long person) {
        var order = JsonApi.object()
                .put("type", "ask-payment.v1")
                .put("id", id.toString())
                .put("amount", 100);
        order.putObject("wallet")
                .put("workspace", WORKSPACE.toString())
                .put("person", person)
                .put("currency", "rub");
        order.putObject("asker")
                .put("bot", UUID.randomUUID().toString())
                .put("conversation", UUID.randomUUID().toString())
                .put("ticket", 1);
        return order;
    }
}
