package dev.beseda.local.embedded;

import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaGuard;
import dev.beseda.local.kafka.KafkaPasswords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Runs a broker as a process of its own: `KafkaMain FOLDER PORT CONTROLLER_PORT ADVERTISED_PORT READY_FILE`, with the
/// passwords in the environment, where other users of this machine can't see them.
///
/// The ready file gets the number of this process once the broker has all topics and knows who may do what. Where that
/// fails the process ends, so that whoever watches over it starts another one: the broker's threads would keep it
/// alive.
public final class KafkaMain {
    private KafkaMain() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
            // An orderly end may wait for a disk that is gone.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String... arguments) throws IOException {
        var place = KafkaPlace.ofDeclaredTopics(Path.of(arguments[0]), port(arguments[1]), port(arguments[2]))
                .reachedAt(port(arguments[3]))
                .guardedBy(KafkaPasswords.of(System.getenv()));
        var kafka = EmbeddedKafka.start(place);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        place.passwords().ifPresent(passwords -> KafkaGuard.post(place.bootstrapServers(), passwords));
        KafkaTopics.ensure(place.address(), Topics.all());
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
