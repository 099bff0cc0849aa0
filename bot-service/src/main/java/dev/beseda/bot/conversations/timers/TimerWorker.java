package dev.beseda.bot.conversations.timers;

import dev.beseda.bot.conversations.ConversationRunner;
import dev.beseda.bot.conversations.Conversations;
import dev.beseda.bot.conversations.Kept;
import dev.beseda.bot.conversations.Occurrence;
import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Wakes conversations up whose time has come: timers and what follows from them are one transaction.
@ApplicationScoped
class TimerWorker {
    private final Timers timers;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Transactions transactions;
    private final Clock clock;

    TimerWorker(
            Timers timers,
            Conversations conversations,
            ConversationRunner runner,
            Transactions transactions,
            Clock clock) {
        this.timers = timers;
        this.conversations = conversations;
        this.runner = runner;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Fires a batch of what is due; how many conversations it was about.
    Uni<Integer> fire() {
        var now = clock.instant();
        return transactions
                .in(transaction -> timers.lockDue(transaction, now).chain(locked -> fire(transaction, locked, now)))
                .onFailure(failure -> !Outages.isOutage(failure))
                .recoverWithUni(failure -> oneByOne(now));
    }

    private Uni<Integer> fire(Transaction transaction, List<Timers.Locked> locked, Instant now) {
        var awake = locked.stream()
                .filter(Timers.Locked::active)
                .map(Timers.Locked::conversation)
                .toList();
        var asleep = locked.stream()
                .filter(conversation -> !conversation.active())
                .map(Timers.Locked::conversation)
                .toList();
        return timers.postpone(transaction, asleep, now)
                .chain(() -> wakeUp(transaction, awake, now))
                .replaceWith(locked.size());
    }

    private Uni<Void> wakeUp(Transaction transaction, List<UUID> locked, Instant now) {
        if (locked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return conversations
                .getForChange(transaction, locked)
                .chain(kept -> timers.take(transaction, locked, now)
                        .chain(due -> runner.run(transaction, kept, occurrences(kept, due, now))));
    }

    private static List<Occurrence> occurrences(List<Kept> kept, List<Timer> due, Instant now) {
        var byConversation = due.stream()
                .sorted(Comparator.comparing(Timer::dueAt))
                .collect(Collectors.groupingBy(Timer::conversation));
        return kept.stream()
                .flatMap(conversation -> byConversation.getOrDefault(conversation.id(), List.of()).stream()
                        .<Occurrence>map(timer -> new Occurrence.Arose(
                                conversation.chat(), new Happening.WokeUp(timer.ticket()), Lane.FOLLOW_UP, now)))
                .toList();
    }

    /// One conversation that can't be woken up must not keep the others asleep: its timers are given up.
    private Uni<Integer> oneByOne(Instant now) {
        return transactions
                .in(transaction -> timers.lockDue(transaction, now))
                .onItem()
                .transformToMulti(locked -> Multi.createFrom().iterable(locked))
                .onItem()
                .transformToUniAndConcatenate(conversation -> alone(conversation, now))
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<Void> alone(Timers.Locked conversation, Instant now) {
        return transactions
                .in(transaction -> conversations
                        .getForChange(transaction, List.of(conversation.conversation()))
                        .chain(() -> fire(transaction, List.of(conversation), now)))
                .onFailure(failure -> !Outages.isOutage(failure))
                .recoverWithUni(failure -> giveUp(conversation.conversation(), now, failure))
                .replaceWithVoid();
    }

    private Uni<Integer> giveUp(UUID conversation, Instant now, Throwable failure) {
        Log.errorf(failure, "Conversation %s can't be woken up", conversation);
        return transactions.in(transaction ->
                timers.take(transaction, List.of(conversation), now).map(List::size));
    }
}
