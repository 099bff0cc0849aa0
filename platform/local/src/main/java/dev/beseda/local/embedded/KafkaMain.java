package dev.beseda.local.embedded;

import dev.beseda.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Runs a broker as a process of its own: `KafkaMain FOLDER PORT CONTROLLER_PORT ADVERTISED_PORT READY_FILE`.
///
/// The ready file gets the number of this process once the broker has all topics.
public final class KafkaMain {
    private KafkaMain() {}

    public static void main(String[] arguments) throws IOException {
        var place = KafkaPlace.ofDeclaredTopics(Path.of(arguments[0]), port(arguments[1]), port(arguments[2]))
                .reachedAt(port(arguments[3]));
        var kafka = EmbeddedKafka.start(place);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
        tellReady(Path.of(arguments[4]));
    }

    private static int port(String argument) {
        return Integer.parseInt(argument);
    }

    private static void tellReady(Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, Long.toString(ProcessHandle.current().pid()));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
