package dev.beseda.local.embedded;

import dev.beseda.local.kafka.BrokerSecurity;
import dev.beseda.local.processes.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A Kafka broker in this very JVM.
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;

    private EmbeddedKafka(KafkaRaftServer server) {
        this.server = server;
    }

    /// Returns when the broker takes messages.
    public static EmbeddedKafka start(KafkaPlace place) {
        format(place);
        var server = inOurClassLoader(() -> {
            var starting = new KafkaRaftServer(KafkaConfig.fromProps(place.properties(), false), Time.SYSTEM);
            starting.startup();
            return starting;
        });
        return new EmbeddedKafka(server);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(KafkaPlace place) {
        var folder = place.folder();
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            PrivateFiles.makeFolder(folder);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setScramArguments(place.passwords()
                            .map(BrokerSecurity::firstCredentials)
                            .orElse(List.of()))
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
            if (place.passwords().isPresent()) {
                FirstRights.write(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make Kafka's log folder " + folder, failure);
        } catch (Exception failure) {
            throw new IllegalStateException("Cannot format Kafka's log folder " + folder, failure);
        }
    }

    /// The broker loads classes by name through the thread's class loader, which in a test is a foreign one.
    private static KafkaRaftServer inOurClassLoader(Supplier<KafkaRaftServer> start) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            return start.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
