package dev.beseda.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaPasswords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    @Test
    void whoeverMakesTheTopicsAtTheSameMomentFindsThemMade() throws Exception {
        var place = new KafkaPlace(folder.resolve("kafka"), FreePorts.any(), FreePorts.any());
        Callable<Void> making = () -> {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            return null;
        };
        try (var _ = EmbeddedKafka.start(place);
                var makers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(makers.invokeAll(Collections.nCopies(8, making)))
                    .allSatisfy(made -> assertThat(made).succeedsWithin(PATIENCE));
        }
    }

    @Test
    void aProcessThatCannotTellThatItIsReadyEnds() throws Exception {
        var nowhere = folder.resolve("missing").resolve("kafka.ready");

        var process = kafkaProcess(nowhere).start();

        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("has ended")
                    .isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder kafkaProcess(Path readyFile) {
        var port = Integer.toString(FreePorts.any());
        var line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                KafkaMain.class.getName(),
                folder.resolve("kafka").toString(),
                port,
                Integer.toString(FreePorts.any()),
                port,
                readyFile.toString());
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kafka.log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        KafkaPasswords.users()
                .forEach(user -> builder.environment().put(KafkaPasswords.variable(user), "password-of-" + user));
        return builder;
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
