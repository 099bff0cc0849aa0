package dev.beseda.journeys.canary;

import dev.beseda.journeys.platform.Metrics;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.stack.settings.PlatformService;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// All that a running platform has written so far.
public record Traces(TestPlatform platform) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TABLES = """
            select relname from pg_class
            where relkind in ('r', 'm') and relnamespace = 'public'::regnamespace
            """;

    /// What operators and whoever collects it read.
    public Stream<Trace> logsAndMetrics() {
        var logs = Stream.concat(
                        Arrays.stream(PlatformService.values()).map(PlatformService::id),
                        Stream.of("kafka", "postgres"))
                .flatMap(process -> platform.log(process).stream().map(line -> new Trace(process + ".log", line)));
        var metrics = Arrays.stream(PlatformService.values())
                .flatMap(service -> Metrics.of(platform.stack().managementUrl(service)).lines().stream()
                        .map(line -> new Trace("metrics of " + service.id(), line)));
        return Stream.concat(logs, metrics);
    }

    /// Every row of every table.
    public Stream<Trace> databases() {
        return Arrays.stream(PlatformService.values()).flatMap(this::database);
    }

    private Stream<Trace> database(PlatformService service) {
        return column(service, TABLES).stream()
                .flatMap(table -> column(service, "select t::text from \"%s\" t".formatted(table)).stream()
                        .map(row -> new Trace(service.id() + "." + table, row)));
    }

    private List<String> column(PlatformService service, String sql) {
        var address = platform.stack().database(service);
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// Every message of every topic.
    public Stream<Trace> topics() {
        try (var consumer =
                new KafkaConsumer<>(platform.kafkaSettings(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var traces = new ArrayList<Trace>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL).forEach(message -> traces.add(trace(message)));
            }
            return traces.stream();
        }
    }

    private static Trace trace(ConsumerRecord<String, String> message) {
        var headers = Arrays.stream(message.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
        return new Trace(message.topic(), message.key() + " " + headers + " " + message.value());
    }
}
