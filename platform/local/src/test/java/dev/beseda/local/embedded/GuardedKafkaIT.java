package dev.beseda.local.embedded;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.local.kafka.KafkaGuard;
import dev.beseda.local.kafka.KafkaPasswords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedKafkaIT {
    private static final KafkaPasswords PASSWORDS = new KafkaPasswords(
            KafkaPasswords.users().stream().collect(toMap(user -> user, user -> "password-of-" + user)));

    @TempDir
    private Path folder;

    private KafkaPlace place;

    @Test
    void aNewBrokerKnowsFromItsFirstMomentWhoMayDoWhat() throws Exception {
        try (var _ = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.address(), Topics.all());

            send(as("gateway"), Topics.TELEGRAM_UPDATES);
            assertThat(read(as("bot"), Topics.TELEGRAM_UPDATES)).isEqualTo("a message");
            assertThatThrownBy(() -> send(as("gateway"), Topics.TELEGRAM_COMMANDS))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> send(as("llm"), Topics.BOTS_REGISTRY))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> read(as("gateway"), Topics.LLM_EVENTS))
                    .isInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> send(as("billing"), Topics.BILLING_COMMANDS))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aBrokerThatAskedNobodyForAPasswordKeepsItsMessagesAndAsksFromNowOn() throws Exception {
        var open = KafkaPlace.ofDeclaredTopics(place.folder(), place.port(), place.controllerPort());
        try (var _ = EmbeddedKafka.start(open)) {
            KafkaTopics.ensure(open.address(), Topics.all());
            send(open.address(), Topics.TELEGRAM_UPDATES);
        }

        try (var _ = EmbeddedKafka.start(place)) {
            KafkaGuard.post(place.bootstrapServers(), PASSWORDS);

            assertThat(read(as("bot"), Topics.TELEGRAM_UPDATES)).isEqualTo("a message");
            assertThatThrownBy(() -> send(as("gateway"), Topics.BOTS_REGISTRY))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void nobodyComesInWithoutAPassword() throws Exception {
        try (var _ = EmbeddedKafka.start(place)) {
            KafkaGuard.post(place.bootstrapServers(), PASSWORDS);
            KafkaGuard.post(place.bootstrapServers(), PASSWORDS);
            var wrong = new KafkaPasswords(Map.of("bot", "guessed", "broker", "guessed"));

            assertThatThrownBy(() -> topics(KafkaAddress.open(place.bootstrapServers()), 2_000))
                    .hasRootCauseInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> topics(wrong.as("bot", place.bootstrapServers())))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> KafkaGuard.post(place.bootstrapServers(), wrong))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> topics(PASSWORDS.as("bot", "127.0.0.1:" + place.controllerPort())))
                    .hasRootCauseInstanceOf(UnsupportedSaslMechanismException.class);
        }
    }

    @Test
    void passwordsAndRightsThatHoldNoMoreAreForgotten() throws Exception {
        try (var _ = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.address(), Topics.all());
            allowGateway(Topics.TELEGRAM_COMMANDS);
            var changed = new HashMap<>(PASSWORDS.byUser());
            changed.put("bot", "another password");

            KafkaGuard.post(place.bootstrapServers(), new KafkaPasswords(changed));

            assertThatThrownBy(() -> send(as("gateway"), Topics.TELEGRAM_COMMANDS))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> topics(as("bot"))).hasRootCauseInstanceOf(SaslAuthenticationException.class);
            topics(new KafkaPasswords(changed).as("bot", place.bootstrapServers()));
        }
    }

    private void allowGateway(String topic) throws Exception {
        var everything = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:gateway", "*", AclOperation.ALL, AclPermissionType.ALLOW));
        try (var admin = Admin.create(place.address().settings())) {
            var unused = admin.createAcls(List.of(everything)).all().get(20, TimeUnit.SECONDS);
            await("the broker has heard of it")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> admin.describeAcls(everything.toFilter())
                            .values()
                            .get()
                            .contains(everything));
        }
    }

    @BeforeEach
    void makePlace() {
        place = KafkaPlace.ofDeclaredTopics(folder.resolve("kafka"), FreePorts.any(), FreePorts.any())
                .guardedBy(PASSWORDS);
    }

    private KafkaAddress as(String user) {
        return PASSWORDS.as(user, place.bootstrapServers());
    }

    private static void topics(KafkaAddress kafka) throws Exception {
        topics(kafka, 20_000);
    }

    private static void topics(KafkaAddress kafka, int millis) throws Exception {
        try (var admin = Admin.create(
                kafka.settingsWith(Map.of("default.api.timeout.ms", millis, "request.timeout.ms", millis)))) {
            var unused = admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(KafkaAddress kafka, String topic) throws Exception {
        var settings = kafka.settingsWith(Map.of("enable.idempotence", false));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, 0, "key", "a message"))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static String read(KafkaAddress kafka, String topic) {
        var partitions = List.of(new TopicPartition(topic, 0));
        try (var consumer = new KafkaConsumer<>(kafka.settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
