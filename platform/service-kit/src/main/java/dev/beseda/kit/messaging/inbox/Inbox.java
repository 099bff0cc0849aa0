package dev.beseda.kit.messaging.inbox;

import dev.beseda.kit.messaging.outbox.MessageTooLarge;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Every message is handled once, however often it comes: claim and effects are one transaction for a whole batch.
@ApplicationScoped
public class Inbox {
    private static final String CLAIM = """
            insert into inbox (door, message)
            select $1, message from unnest($2::text[]) as message
            on conflict do nothing
            returning message
            """;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES_OF_ONE_MESSAGE = 3;

    private final Transactions transactions;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    Inbox(Transactions transactions, Outbox outbox, MeterRegistry metrics) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /// Hands those of `polled` that are new to `work`, in one transaction. An outage is waited for. When the work
    /// fails otherwise, the messages are done one by one, and those that fail alone go to the dead letters.
    public <T> Uni<Void> once(
            InboxChannel<T> channel, List<T> polled, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        if (polled.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return waitingForOutages(channel, attempt(channel, polled, work))
                .onFailure()
                .recoverWithUni(failure -> oneByOne(channel, polled, work));
    }

    private <T> Uni<Void> attempt(
            InboxChannel<T> channel, List<T> polled, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        return transactions.in(transaction -> claim(transaction, channel, polled)
                .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : work.apply(transaction, fresh)));
    }

    private <T> Uni<List<T>> claim(Transaction transaction, InboxChannel<T> channel, List<T> polled) {
        if (!channel.claims()) {
            return Uni.createFrom().item(polled);
        }
        Map<String, T> byId = new LinkedHashMap<>();
        polled.forEach(message -> byId.putIfAbsent(channel.id().apply(message), message));
        return transaction
                .run(
                        CLAIM,
                        Tuple.of(channel.name(), byId.keySet().stream().sorted().toArray(String[]::new)))
                .map(claimed -> {
                    var fresh = new HashSet<String>();
                    claimed.forEach(row -> fresh.add(row.getString(0)));
                    byId.keySet().retainAll(fresh);
                    count(channel, "repeated", polled.size() - fresh.size());
                    return List.copyOf(byId.values());
                });
    }

    private <T> Uni<Void> oneByOne(
            InboxChannel<T> channel, List<T> polled, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(polled)
                .onItem()
                .transformToUniAndConcatenate(message -> alone(channel, message, work))
                .collect()
                .last();
    }

    private <T> Uni<Void> alone(InboxChannel<T> channel, T message, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        var single = List.of(message);
        var tried = attempt(channel, single, work)
                .onFailure(failure -> !TransientFailures.isOutage(failure))
                .retry()
                .atMost(TRIES_OF_ONE_MESSAGE - 1);
        return waitingForOutages(channel, tried).onFailure().recoverWithUni(failure -> bury(channel, message, failure));
    }

    private <T> Uni<Void> bury(InboxChannel<T> channel, T message, Throwable failure) {
        Log.errorf(
                failure,
                "%s: message %s can't be handled and goes to the dead letters",
                channel.name(),
                id(channel, message));
        count(channel, "buried", 1);
        var letter = channel.deadLetter().apply(message);
        return instead(channel, message, transaction -> outbox.put(transaction, List.of(letter)))
                .onFailure(MessageTooLarge.class)
                .recoverWithUni(tooLarge ->
                        instead(channel, message, transaction -> outbox.bury(transaction, letter, reason(tooLarge))));
    }

    /// Does this with the message in place of what the consumer does.
    private <T> Uni<Void> instead(InboxChannel<T> channel, T message, Function<Transaction, Uni<Void>> work) {
        return waitingForOutages(
                channel, attempt(channel, List.of(message), (transaction, fresh) -> work.apply(transaction)));
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static <T> Uni<Void> waitingForOutages(InboxChannel<T> channel, Uni<Void> work) {
        return work.onFailure(TransientFailures::isOutage)
                .invoke(failure -> Log.warnf("%s waits: %s", channel.name(), failure))
                .onFailure(TransientFailures::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static <T> String id(InboxChannel<T> channel, T message) {
        return channel.id().apply(message);
    }

    private void count(InboxChannel<?> channel, String outcome, int messages) {
        if (messages > 0) {
            metrics.counter("beseda.inbox." + outcome, "door", channel.name()).increment(messages);
        }
    }
}
