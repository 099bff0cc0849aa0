package dev.beseda.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final String TOPIC = Topics.TELEGRAM_UPDATES;

    @TempDir
    private Path folder;

    @Test
    void messagesAreStillThereAfterARestart() throws Exception {
        var place = new KafkaPlace(folder.resolve("kafka"), FreePorts.any(), FreePorts.any());
        try (var _ = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            send(place, "kept");
        }

        try (var _ = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            assertThat(received(place)).isEqualTo("kept");
        }
    }

    private static void send(KafkaPlace place, String text) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", place.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>(TOPIC, 0, "key", text))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
    }

    private static String received(KafkaPlace place) {
        Map<String, Object> settings = Map.of("bootstrap.servers", place.bootstrapServers());
        var partition = new TopicPartition(TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
