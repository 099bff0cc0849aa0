package dev.beseda.kit.messaging.inbox;

import dev.beseda.kit.concurrency.WorkLoop;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// Takes what polls bring, one batch after the other. All that came while a batch was under way is the next one: a
/// transaction costs nearly the same for one message as for a hundred, so whoever is behind gets faster.
final class InboxConsumer<T> implements Flow.Subscriber<Message<ConsumerRecords<String, String>>> {
    /// So many polls may wait; then Kafka is asked for no more.
    private static final int MOST_WAITING = 8;

    /// Messages after which a batch takes no further poll.
    private static final int FULL = 500;

    private final Function<ConsumerRecord<String, String>, T> reader;
    private final Function<List<T>, Uni<Void>> work;
    private final Queue<Message<ConsumerRecords<String, String>>> waiting = new ConcurrentLinkedQueue<>();
    private final WorkLoop loop = new WorkLoop("consumer", this::turn);
    private Flow.@Nullable Subscription polls;

    InboxConsumer(Function<ConsumerRecord<String, String>, T> reader, Function<List<T>, Uni<Void>> work) {
        this.reader = reader;
        this.work = work;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        polls = subscription;
        subscription.request(MOST_WAITING);
    }

    @Override
    public void onNext(Message<ConsumerRecords<String, String>> polled) {
        waiting.add(polled);
        loop.wake();
    }

    @Override
    public void onError(Throwable failure) {
        Log.errorf(failure, "A consumer has ended");
        loop.close();
    }

    @Override
    public void onComplete() {
        loop.close();
    }

    private Uni<Void> turn() {
        var batch = next();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (!waiting.isEmpty()) {
            loop.wake();
        }
        Objects.requireNonNull(polls).request(batch.size());
        return Uni.createFrom()
                .deferred(() -> work.apply(messages(batch)))
                .onItemOrFailure()
                .transformToUni((done, failure) ->
                        failure == null ? each(batch, Message::ack) : each(batch, polled -> polled.nack(failure)));
    }

    private List<T> messages(List<Message<ConsumerRecords<String, String>>> batch) {
        return batch.stream()
                .flatMap(polled -> StreamSupport.stream(polled.getPayload().spliterator(), false))
                .map(reader)
                .toList();
    }

    private List<Message<ConsumerRecords<String, String>>> next() {
        var batch = new ArrayList<Message<ConsumerRecords<String, String>>>();
        int size = 0;
        while (size < FULL) {
            var polled = waiting.poll();
            if (polled == null) {
                break;
            }
            batch.add(polled);
            size += polled.getPayload().count();
        }
        return batch;
    }

    private static Uni<Void> each(
            List<Message<ConsumerRecords<String, String>>> batch,
            Function<Message<ConsumerRecords<String, String>>, CompletionStage<Void>> end) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(polled -> Uni.createFrom().completionStage(() -> end.apply(polled)))
                .onItem()
                .ignoreAsUni();
    }
}
