package dev.beseda.bot.conversations.timers.firing;

import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.conversations.timers.Timer;
import dev.beseda.bot.conversations.timers.Timers;
import dev.beseda.bot.conversations.turns.ConversationEvent;
import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.json.UnreadableJson;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
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
                .in(transaction -> timers.lockDue(transaction, now).call(locked -> wakeUp(transaction, locked, now)))
                .map(List::size)
                .onFailure(failure -> !TransientFailures.isOutage(failure))
                .recoverWithUni(failure -> oneByOne(now));
    }

    /// Puts off what is due and wakes nobody up just now; how many timers.
    Uni<Integer> postpone() {
        return timers.postponeAsleep(clock.instant());
    }

    private Uni<Void> wakeUp(Transaction transaction, List<UUID> locked, Instant now) {
        if (locked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return conversations
                .getForChange(transaction, locked)
                .chain(kept -> timers.take(transaction, locked, now)
                        .chain(due -> runner.run(transaction, kept, conversationEvents(kept, due, now))));
    }

    private static List<ConversationEvent> conversationEvents(
            List<StoredConversation> kept, List<Timer> due, Instant now) {
        var byConversation = due.stream()
                .sorted(Comparator.comparing(Timer::dueAt))
                .collect(Collectors.groupingBy(Timer::conversation));
        return kept.stream()
                .flatMap(conversation -> byConversation.getOrDefault(conversation.id(), List.of()).stream()
                        .<ConversationEvent>map(timer -> new ConversationEvent.Arose(
                                conversation.chat(), new EngineEvent.WokeUp(timer.ticket()), Lane.FOLLOW_UP, now)))
                .toList();
    }

    /// One conversation that can't be woken up must not keep the others asleep: its timers are given up, or left to
    /// another release where this one can't read it.
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

    private Uni<Void> alone(UUID conversation, Instant now) {
        return transactions
                .in(transaction -> timers.lock(transaction, conversation).chain(one -> wakeUp(transaction, one, now)))
                .replaceWithVoid()
                .onFailure(failure -> !TransientFailures.isOutage(failure))
                .recoverWithUni(failure -> failure instanceof UnreadableJson
                        ? postpone(conversation, now)
                        : giveUp(conversation, now, failure));
    }

    private Uni<Void> postpone(UUID conversation, Instant now) {
        Log.warnf("Conversation %s can't be read here and is woken up later", conversation);
        return transactions.in(transaction ->
                timers.lock(transaction, conversation).chain(locked -> timers.postpone(transaction, locked, now)));
    }

    private Uni<Void> giveUp(UUID conversation, Instant now, Throwable failure) {
        Log.errorf(failure, "Conversation %s can't be woken up", conversation);
        return transactions.in(transaction ->
                timers.take(transaction, List.of(conversation), now).replaceWithVoid());
    }
}
