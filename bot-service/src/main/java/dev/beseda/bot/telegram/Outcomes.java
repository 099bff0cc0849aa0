package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Verdict;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.telegram.TelegramEvent;
import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Records what became of calls, and tells those who ordered them.
@ApplicationScoped
class Outcomes {
    private static final Verdict UNSTORABLE = new Verdict.Unknown("What became of it could not be stored");

    private final Deliveries deliveries;
    private final ChatChanges changes;
    private final ChatChangeWorker changeWorker;
    private final Apologies apologies;
    private final Outbox outbox;
    private final Transactions transactions;
    private volatile Consumer<List<Delivery>> sayer = said -> {};

    Outcomes(
            Deliveries deliveries,
            ChatChanges changes,
            ChatChangeWorker changeWorker,
            Apologies apologies,
            Outbox outbox,
            Transactions transactions) {
        this.deliveries = deliveries;
        this.changes = changes;
        this.changeWorker = changeWorker;
        this.apologies = apologies;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /// Gives `sender` what is to be said because of an outcome, once it is stored.
    void whenSaid(Consumer<List<Delivery>> sender) {
        sayer = sender;
    }

    /// Records what ended and begins a turn. One statement, unless somebody must hear of it. What the database will
    /// never take is found by doing each on its own, so that it holds up nothing else.
    Uni<Recorded> record(Collection<Ending> ended, Turn turn) {
        return together(ended, turn)
                .onFailure(Outcomes::isFault)
                .recoverWithUni(fault -> singly(List.copyOf(ended), turn, fault));
    }

    private Uni<Recorded> together(Collection<Ending> ended, Turn turn) {
        return ended.stream().noneMatch(Outcomes::isToBeTold)
                ? deliveries.record(ended, turn)
                : transactions.in(transaction -> deliveries
                        .record(transaction, ended, turn)
                        .call(recorded -> tell(transaction, fresh(ended, recorded))));
    }

    private static boolean isToBeTold(Ending ending) {
        return event(ending).isPresent() || Apologies.isOwedFor(ending) || ChatChanges.isToldBy(ending);
    }

    private static List<Ending> fresh(Collection<Ending> ended, Recorded recorded) {
        return ended.stream()
                .filter(ending -> recorded.fresh().contains(ending.delivery().id()))
                .toList();
    }

    private Uni<Void> tell(Transaction transaction, List<Ending> fresh) {
        var events = fresh.stream().flatMap(ending -> event(ending).stream()).toList();
        return apologies
                .put(transaction, fresh)
                .invoke(said -> transaction.afterCommit(() -> sayer.accept(said)))
                .chain(() -> outbox.put(transaction, events))
                .chain(() -> note(transaction, fresh));
    }

    /// What concerns a conversation is only noted here: its row may be locked, and the sender has others to serve.
    private Uni<Void> note(Transaction transaction, List<Ending> fresh) {
        if (fresh.stream().anyMatch(ChatChanges::isToldBy)) {
            transaction.afterCommit(changeWorker::wake);
        }
        return changes.note(transaction, fresh);
    }

    private static boolean isFault(Throwable failure) {
        return !Outages.isOutage(failure);
    }

    private Uni<Recorded> singly(List<Ending> ended, Turn turn, Throwable fault) {
        Log.warnf("A turn of the sender is done one by one: %s", fault);
        var parts = Stream.concat(
                ended.stream().map(this::alone), turn.begins().stream().map(delivery -> alone(turn.only(delivery))));
        return Uni.join()
                .all(parts.toList())
                .usingConcurrencyOf(1)
                .andFailFast()
                .map(Recorded::all);
    }

    /// An outcome that can't be stored in its own words is as good as unknown.
    private Uni<Recorded> alone(Ending ending) {
        return together(List.of(ending), Turn.NONE)
                .onFailure(Outcomes::isFault)
                .recoverWithUni(fault -> together(List.of(ending.judgedAs(UNSTORABLE)), Turn.NONE))
                .onFailure(Outcomes::isFault)
                .recoverWithItem(fault -> passedOver(ending.delivery(), fault));
    }

    private Uni<Recorded> alone(Turn turn) {
        return together(List.of(), turn)
                .onFailure(Outcomes::isFault)
                .recoverWithItem(fault -> passedOver(turn.begins().getFirst(), fault));
    }

    private static Recorded passedOver(Delivery delivery, Throwable fault) {
        Log.errorf(fault, "Delivery %s cannot be recorded", delivery.id());
        return Recorded.NOTHING;
    }

    private static Optional<OutgoingMessage> event(Ending ending) {
        return ending.delivery()
                .order()
                .flatMap(Order::command)
                .flatMap(command -> told(command, ending))
                .map(Outcomes::message);
    }

    static OutgoingMessage message(TelegramEvent event) {
        return new OutgoingMessage(Topics.TELEGRAM_EVENTS, event.bot().toString(), event);
    }

    private static Optional<TelegramEvent> told(UUID command, Ending ending) {
        var bot = ending.delivery().to().bot();
        long chat = ending.delivery().to().chat();
        return switch (ending.verdict()) {
            case Verdict.Sent sent -> Optional.of(new TelegramEvent.MessageSent(command, bot, chat, sent.message()));
            case Verdict.Failed no ->
                Optional.of(new TelegramEvent.MessageFailed(command, bot, chat, no.reason(), false));
            case Verdict.Departed no ->
                Optional.of(new TelegramEvent.MessageFailed(command, bot, chat, no.reason(), true));
            case Verdict.Unknown unknown ->
                Optional.of(new TelegramEvent.MessageUnknown(command, bot, chat, unknown.reason()));
            case Verdict.Again _ -> Optional.empty();
        };
    }
}
