package dev.beseda.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.local.embedded.EmbeddedKafka;
import dev.beseda.local.embedded.FreePorts;
import dev.beseda.local.embedded.KafkaPlace;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.faults.wire.Protocol;
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

class KafkaFaultsIT {
    private static final TopicPartition PLACE = new TopicPartition("facts", 0);

    private static KafkaProducer<String, String> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "client.id", "teller", "enable.idempotence", "false"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> read(String servers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(PLACE));
            consumer.seekToBeginning(List.of(PLACE));
            long end = consumer.endOffsets(List.of(PLACE)).get(PLACE);
            var records = consumer.poll(Duration.ofSeconds(30)).records(PLACE);
            assertThat(records).hasSize((int) end);
            return records.stream().map(record -> record.value()).toList();
        }
    }

    /// A producer that isn't idempotent shows that the broker has taken it both times.
    @Test
    void aRecordWhoseAnswerIsLostWasTakenByTheBroker(@TempDir Path folder) throws Exception {
        int port = FreePorts.any();
        try (var line = FaultProxy.to("127.0.0.1", port, Protocol.KAFKA);
                var kafka = EmbeddedKafka.start(new KafkaPlace(folder, port, FreePorts.any()).reachedAt(line.port()));
                var producer = producer("127.0.0.1:" + line.port())) {
            line.loseNextAnswers("^PRODUCE teller$", 1);

            producer.send(new ProducerRecord<>(PLACE.topic(), 0, "key", "once")).get();

            assertThat(kafka).isNotNull();
            assertThat(line.log().count(Fault.LoseAnswer.class)).isOne();
            assertThat(read("127.0.0.1:" + line.port())).containsExactly("once", "once");
        }
    }
}
