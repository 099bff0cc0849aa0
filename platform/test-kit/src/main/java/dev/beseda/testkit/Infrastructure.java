package dev.beseda.testkit;

import dev.beseda.contracts.Topics;
import dev.beseda.local.embedded.DatabaseAddress;
import dev.beseda.local.embedded.Durability;
import dev.beseda.local.embedded.EmbeddedDatabase;
import dev.beseda.local.embedded.EmbeddedKafka;
import dev.beseda.local.embedded.Folders;
import dev.beseda.local.embedded.FreePorts;
import dev.beseda.local.embedded.KafkaPlace;
import dev.beseda.local.embedded.KafkaTopics;
import dev.beseda.local.embedded.PostgresBinaries;
import dev.beseda.local.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One PostgreSQL server and one Kafka broker for all tests of this JVM, and a fresh database for whoever asks.
public final class Infrastructure {
    private static final Infrastructure SHARED = start();

    private final EmbeddedDatabase postgres;
    private final String bootstrapServers;

    private Infrastructure(EmbeddedDatabase postgres, String bootstrapServers) {
        this.postgres = postgres;
        this.bootstrapServers = bootstrapServers;
    }

    /// The settings of a service that is about to start: its own empty database, the shared broker, the test keys.
    public static Map<String, String> settingsWithFreshDatabase() {
        var address =
                SHARED.postgres.database("test_" + UUID.randomUUID().toString().replace("-", ""));
        var settings = new HashMap<>(TestSecrets.settings());
        settings.put("kafka.bootstrap.servers", SHARED.bootstrapServers);
        settings.put("quarkus.datasource.jdbc.url", address.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", address.reactiveUrl());
        settings.put("quarkus.datasource.username", address.user());
        settings.put("quarkus.datasource.password", address.password());
        return settings;
    }

    private static Infrastructure start() {
        var folder = temporaryFolder();
        var running = new ArrayDeque<AutoCloseable>(List.of(() -> Folders.delete(folder)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Infrastructure::close)));

        var postgres = EmbeddedDatabase.start(postgres(folder.resolve("postgres")));
        running.addFirst(postgres);
        var kafkaPlace = new KafkaPlace(folder.resolve("kafka"), FreePorts.any(), FreePorts.any());
        running.addFirst(EmbeddedKafka.start(kafkaPlace));
        KafkaTopics.ensure(kafkaPlace.bootstrapServers(), Topics.all());
        return new Infrastructure(postgres, kafkaPlace.bootstrapServers());
    }

    /// Nobody is left to tell when the JVM ends; the next one must still be closed.
    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception failure) {
            failure.printStackTrace();
        }
    }

    private static PostgresServer postgres(Path folder) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var binaries = PostgresBinaries.unpackedUnder(temporary.resolve("beseda-test-postgres"));
        var address = DatabaseAddress.onThisMachine(FreePorts.any(), "postgres", "test");
        return new PostgresServer(binaries, folder, address, Durability.NONE);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("beseda-test-");
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make a temporary folder", failure);
        }
    }
}
