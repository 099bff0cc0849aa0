package dev.beseda.kit.messaging;

import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
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
    public <T> Uni<Void> once(Door<T> door, List<T> polled, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        if (polled.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return waitingForOutages(door, attempt(door, polled, work))
                .onFailure()
                .recoverWithUni(failure -> oneByOne(door, polled, work));
    }

    private <T> Uni<Void> attempt(Door<T> door, List<T> polled, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        return transactions.in(transaction -> claim(transaction, door, polled)
                .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : work.apply(transaction, fresh)));
    }

    private <T> Uni<List<T>> claim(Transaction transaction, Door<T> door, List<T> polled) {
        Map<String, T> byId = new LinkedHashMap<>();
        polled.forEach(message -> byId.putIfAbsent(door.id().apply(message), message));
        return transaction
                .run(
                        CLAIM,
                        Tuple.of(door.name(), byId.keySet().stream().sorted().toArray(String[]::new)))
                .map(claimed -> {
                    var fresh = new HashSet<String>();
                    claimed.forEach(row -> fresh.add(row.getString(0)));
                    byId.keySet().retainAll(fresh);
                    count(door, "repeated", polled.size() - fresh.size());
                    return List.copyOf(byId.values());
                });
    }

    private <T> Uni<Void> oneByOne(Door<T> door, List<T> polled, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(polled)
                .onItem()
                .transformToUniAndConcatenate(message -> alone(door, message, work))
                .collect()
                .last();
    }

    private <T> Uni<Void> alone(Door<T> door, T message, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        var single = List.of(message);
        var tried = attempt(door, single, work)
                .onFailure(failure -> !Outages.isOutage(failure))
                .retry()
                .atMost(TRIES_OF_ONE_MESSAGE - 1);
        return waitingForOutages(door, tried).onFailure().recoverWithUni(failure -> bury(door, message, failure));
    }

    private <T> Uni<Void> bury(Door<T> door, T message, Throwable failure) {
        Log.errorf(
                failure,
                "%s: message %s can't be handled and goes to the dead letters",
                door.name(),
                id(door, message));
        count(door, "buried", 1);
        var letter = door.deadLetter().apply(message);
        return instead(door, message, transaction -> outbox.put(transaction, List.of(letter)))
                .onFailure(MessageTooLarge.class)
                .recoverWithUni(tooLarge ->
                        instead(door, message, transaction -> outbox.bury(transaction, letter, reason(tooLarge))));
    }

    /// Does this with the message in place of what the door does.
    private <T> Uni<Void> instead(Door<T> door, T message, Function<Transaction, Uni<Void>> work) {
        return waitingForOutages(
                door, attempt(door, List.of(message), (transaction, fresh) -> work.apply(transaction)));
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static <T> Uni<Void> waitingForOutages(Door<T> door, Uni<Void> work) {
        return work.onFailure(Outages::isOutage)
                .invoke(failure -> Log.warnf("%s waits: %s", door.name(), failure))
                .onFailure(Outages::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static <T> String id(Door<T> door, T message) {
        return door.id().apply(message);
    }

    private void count(Door<?> door, String outcome, int messages) {
        if (messages > 0) {
            metrics.counter("beseda.inbox." + outcome, "door", door.name()).increment(messages);
        }
    }
}
