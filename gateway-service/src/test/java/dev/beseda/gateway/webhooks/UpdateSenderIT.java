package dev.beseda.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.UpdateKey;
import dev.beseda.local.embedded.EmbeddedKafka;
import dev.beseda.local.embedded.FreePorts;
import dev.beseda.local.embedded.KafkaPlace;
import dev.beseda.local.embedded.KafkaTopics;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of updates while the broker is away, with a broker that really goes away.
class UpdateSenderIT {
    private static final UpdateKey KEY = new UpdateKey(UUID.randomUUID(), 42);

    @TempDir
    Path folder;

    @Test
    void updatesAreRefusedAtOnceWhileKafkaIsAwayAndTakenWhenItIsBack() {
        var place = new KafkaPlace(folder, FreePorts.any(), FreePorts.any());
        var sender = new UpdateSender(
                Map.of("bootstrap.servers", place.bootstrapServers()), Clock.systemUTC(), new Limits());
        try (var broker = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            assertThat(send(sender)).succeedsWithin(Duration.ofSeconds(10));
        }

        // These find out that it is away: all together, not one after another.
        var first = Instant.now();
        var found = IntStream.range(0, 200).mapToObj(_ -> send(sender)).toList();
        found.forEach(UpdateSenderIT::isRefused);
        assertThat(Duration.between(first, Instant.now())).isLessThan(Duration.ofSeconds(6));

        // These are told so, but for the one that tries.
        var told = IntStream.range(0, 200).mapToObj(_ -> send(sender)).toList();
        assertThat(told).filteredOn(CompletableFuture::isCompletedExceptionally).hasSizeGreaterThanOrEqualTo(199);

        try (var back = EmbeddedKafka.start(place)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !send(sender)
                            .handle((done, failure) -> failure != null)
                            .join());
            assertThat(send(sender)).succeedsWithin(Duration.ofSeconds(5));
        }
        sender.close();
    }

    @Test
    void anUpdateThatKafkaWillNeverTakeShutsTheDoorForNobodyElse() {
        var place = new KafkaPlace(folder, FreePorts.any(), FreePorts.any());
        try (var broker = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            var sender = new UpdateSender(
                    Map.of("bootstrap.servers", place.bootstrapServers()), Clock.systemUTC(), new Limits());
            assertThat(send(sender)).succeedsWithin(Duration.ofSeconds(10));

            var large = sender.send(KEY, "x".repeat(1_100_000)).subscribeAsCompletionStage();
            var others = IntStream.range(0, 20).mapToObj(_ -> send(sender)).toList();

            assertThatThrownBy(large::join).hasCauseInstanceOf(UpdateSender.Refused.class);
            assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(Duration.ofSeconds(10)));
            sender.close();
        }
    }

    @Test
    void aServiceThatStartsBeforeKafkaRefusesAtOnceToo() {
        var nowhere = "127.0.0.1:" + FreePorts.any();
        var sender = new UpdateSender(Map.of("bootstrap.servers", nowhere), Clock.systemUTC(), new Limits());

        var begun = Instant.now();
        List<CompletableFuture<Void>> sent =
                IntStream.range(0, 200).mapToObj(_ -> send(sender)).toList();
        sent.forEach(UpdateSenderIT::isRefused);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
        sender.close();
    }

    private static CompletableFuture<Void> send(UpdateSender sender) {
        return sender.send(KEY, "{\"update_id\": 1}").subscribeAsCompletionStage();
    }

    private static void isRefused(CompletableFuture<Void> sent) {
        assertThatThrownBy(sent::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UpdateSender.Busy.class);
    }

    private record Limits() implements WebhookConfig {
        @Override
        public MemorySize largestUpdate() {
            return new MemorySize(BigInteger.valueOf(1_000_000));
        }

        @Override
        public int mostInFlight() {
            return 1000;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(1);
        }
    }
}
