package dev.beseda.kit.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class InboxConsumerTest {
    private final List<List<String>> batches = new ArrayList<>();
    private final ArrayDeque<UniEmitter<? super Void>> underWay = new ArrayDeque<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Polls polls = new Polls();
    private final InboxConsumer<String> consumer = new InboxConsumer<>(ConsumerRecord::value, batch -> {
        batches.add(batch);
        return Uni.createFrom().<Void>emitter(underWay::add);
    });

    private static final class Polls implements Flow.Subscription {
        private long wanted;

        @Override
        public void request(long more) {
            wanted += more;
        }

        @Override
        public void cancel() {
            wanted = 0;
        }
    }

    private void poll(String... values) {
        var place = new TopicPartition("topic", 0);
        var records = Stream.of(values)
                .map(value -> new ConsumerRecord<>("topic", 0, 0L, "key", value))
                .toList();
        var name = String.join("+", values);
        consumer.onNext(Message.of(new ConsumerRecords<>(Map.of(place, records), Map.of()))
                .withAck(() -> {
                    acknowledged.add(name);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(failure -> {
                    refused.add(name);
                    return CompletableFuture.completedFuture(null);
                }));
    }

    private void end() {
        Optional.ofNullable(underWay.poll()).orElseThrow().complete(null);
    }

    @Test
    void whatComesWhileABatchIsUnderWayIsTheNextOneInItsOrder() {
        consumer.onSubscribe(polls);
        poll("a", "b");
        poll("c");
        poll("d", "e");
        assertThat(batches).containsExactly(List.of("a", "b"));

        end();
        end();

        assertThat(batches).containsExactly(List.of("a", "b"), List.of("c", "d", "e"));
        assertThat(acknowledged).containsExactly("a+b", "c", "d+e");
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsDone() {
        consumer.onSubscribe(polls);

        poll("a");

        assertThat(acknowledged).isEmpty();
    }

    @Test
    void aBatchThatIsFullLeavesTheRestToTheNext() {
        consumer.onSubscribe(polls);
        poll("first");
        var many = Stream.generate(() -> "x").limit(500).toArray(String[]::new);
        poll(many);
        poll("last");

        end();
        end();

        assertThat(batches).hasSize(3);
        assertThat(batches.getLast()).containsExactly("last");
    }

    @Test
    void asManyPollsAreAskedForAsWereTaken() {
        consumer.onSubscribe(polls);
        long before = polls.wanted;

        poll("a");
        poll("b");

        assertThat(polls.wanted).isEqualTo(before + 1);
    }

    @Test
    void aBatchThatFailsIsRefusedAndTheNextOneGoesOn() {
        consumer.onSubscribe(polls);
        poll("a");
        poll("b");

        Optional.ofNullable(underWay.poll()).orElseThrow().fail(new IllegalStateException("no"));
        end();

        assertThat(refused).containsExactly("a");
        assertThat(acknowledged).containsExactly("b");
    }
}
