package dev.beseda.benchmarks.broadcast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.rest.JsonApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Orders the messages of a broadcast over Kafka, as another service does.
record Orders(KafkaAddress kafka, UUID workspace, UUID bot) {
    /// One message to each chat in turn, until there are so many.
    void place(int messages, List<Long> chats) {
        var settings = kafka.settingsWith(Map.of("linger.ms", 20, "acks", "all"));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < messages; number++) {
                var order = order(number, chats.get(number % chats.size()));
                var unused =
                        producer.send(new ProducerRecord<>(Topics.TELEGRAM_COMMANDS, bot.toString(), order.toString()));
            }
        }
    }

    private ObjectNode order(int number, long chat) {
        var order = JsonApi.object()
                .put("type", "send-text.v1")
                .put("id", UUID.randomUUID().toString())
                .put("urgency", "broadcast")
                .put("text", Posts.text(number));
        order.putObject("target")
                .put("workspace", workspace.toString())
                .put("bot", bot.toString())
                .put("chat", chat);
        return order;
    }
}
