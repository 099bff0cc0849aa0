package dev.beseda.journeys.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.Topics;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.kafka.KafkaPasswords;
import dev.beseda.local.stack.settings.EnvironmentFile;
import dev.beseda.testkit.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// What other users of the same machine get from a platform that runs: nothing.
class NeighboursJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    @Test
    void noFileOfThePlatformIsOpenToOthers() {
        // Files that come and go break a walk off.
        var open = await().atMost(TestPlatform.PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .until(NeighboursJourney::openToOthers, _ -> true);

        assertThat(open).isEmpty();
    }

    private static List<Path> openToOthers() throws IOException {
        try (var files = Files.walk(PLATFORM.home())) {
            return files.filter(Files::exists)
                    .filter(NeighboursJourney::isOpenToOthers)
                    .toList();
        }
    }

    @Test
    void withoutAPasswordKafkaTellsNothing() {
        var kafka = KafkaAddress.open(PLATFORM.stack().kafka().servers());

        try (var admin = Admin.create(
                kafka.settingsWith(Map.of("default.api.timeout.ms", 2_000, "request.timeout.ms", 2_000)))) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aServiceOrdersAndHearsInKafkaOnlyWhatItHasTo() {
        var gateway = KafkaPasswords.of(EnvironmentFile.read(PLATFORM.home().resolve("secrets")))
                .as("gateway", PLATFORM.stack().kafka().servers());
        var order = new ProducerRecord<>(Topics.TELEGRAM_COMMANDS, "bot", "{}");

        try (var producer = new KafkaProducer<>(gateway.settings(), new StringSerializer(), new StringSerializer());
                var reader = TopicReader.of(gateway.settings(), Topics.LLM_EVENTS)) {
            assertThatThrownBy(() -> producer.send(order).get()).hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> reader.readUntil(_ -> false)).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void noPasswordStandsOnACommandLine() {
        var secrets = EnvironmentFile.read(PLATFORM.home().resolve("secrets")).values();

        assertThat(PLATFORM.stack().processes())
                .extracting(running -> ProcessHandle.of(running.pid())
                        .flatMap(process -> process.info().commandLine())
                        .orElseThrow())
                .noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            return !Files.isSymbolicLink(file) && !rights.endsWith("------");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
