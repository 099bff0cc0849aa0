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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Of many that all find out by themselves, one after another, each needs a second at least.
    private static final Duration TOGETHER = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void updatesAreRefusedAtOnceWhileKafkaIsAwayAndTakenWhenItIsBack() {
        var place = new KafkaPlace(folder, FreePorts.any(), FreePorts.any());
        var sender = new UpdateSender(
                Map.of("bootstrap.servers", place.bootstrapServers()), Clock.systemUTC(), new Limits());
        try (var broker = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            awaitTaken(sender);
        }

        // These find out that it is away: all together, not one after another.
        var first = Instant.now();
        var found = IntStream.range(0, 200).mapToObj(_ -> send(sender)).toList();
        found.forEach(UpdateSenderIT::isRefused);
        assertThat(Duration.between(first, Instant.now())).isLessThan(TOGETHER);

        // These are told so, but for the one of each second that tries.
        var then = Instant.now();
        var told = IntStream.range(0, 200).mapToObj(_ -> send(sender)).toList();
        int trials = 1 + (int) Duration.between(then, Instant.now()).toSeconds();
        assertThat(told)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSizeGreaterThanOrEqualTo(200 - trials);

        try (var back = EmbeddedKafka.start(place)) {
            awaitTaken(sender);
            assertThat(send(sender)).succeedsWithin(PATIENCE);
        }
        sender.close();
    }

    @Test
    void anUpdateThatKafkaWillNeverTakeStopsNobodyElse() {
        var place = new KafkaPlace(folder, FreePorts.any(), FreePorts.any());
        try (var broker = EmbeddedKafka.start(place)) {
            KafkaTopics.ensure(place.bootstrapServers(), Topics.all());
            var sender = new UpdateSender(
                    Map.of("bootstrap.servers", place.bootstrapServers()), Clock.systemUTC(), new Limits());
            awaitTaken(sender);

            var large = sender.send(KEY, "x".repeat(1_100_000)).subscribeAsCompletionStage();
            var others = IntStream.range(0, 20).mapToObj(_ -> send(sender)).toList();

            assertThatThrownBy(large::join).hasCauseInstanceOf(UpdateSender.Refused.class);
            assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(PATIENCE));
            sender.close();
        }
    }

    @Test
    void aServiceThatStartsBeforeKafkaRefusesAtOnceToo() {
        var sender = new UpdateSender(Map.of("bootstrap.servers", "127.0.0.1:1"), Clock.systemUTC(), new Limits());

        var begun = Instant.now();
        List<CompletableFuture<Void>> sent =
                IntStream.range(0, 200).mapToObj(_ -> send(sender)).toList();
        sent.forEach(UpdateSenderIT::isRefused);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(TOGETHER);
        sender.close();
    }

    private static void awaitTaken(UpdateSender sender) {
        await().atMost(PATIENCE)
                .until(() ->
                        send(sender).handle((done, failure) -> failure == null).join());
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
