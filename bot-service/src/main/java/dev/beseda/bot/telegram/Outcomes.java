package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Verdict;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.telegram.TelegramEvent;
import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Records what became of calls, and tells those who ordered them.
@ApplicationScoped
class Outcomes {
    private final Deliveries deliveries;
    private final Departures departures;
    private final Apologies apologies;
    private final Outbox outbox;
    private final Transactions transactions;
    private volatile Consumer<List<Delivery>> sayer = said -> {};

    Outcomes(
            Deliveries deliveries,
            Departures departures,
            Apologies apologies,
            Outbox outbox,
            Transactions transactions) {
        this.deliveries = deliveries;
        this.departures = departures;
        this.apologies = apologies;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /// Gives `sender` what is to be said because of an outcome, once it is stored.
    void whenSaid(Consumer<List<Delivery>> sender) {
        sayer = sender;
    }

    /// Records what ended and begins the others; the answer is what was really begun by us. One statement, unless
    /// somebody must hear of it.
    Uni<Set<UUID>> record(Collection<Ending> ended, Collection<Delivery> begun) {
        var events = ended.stream().flatMap(Outcomes::event).toList();
        var recorded = events.isEmpty() && ended.stream().noneMatch(Apologies::isOwedFor)
                ? deliveries.record(ended, begun)
                : transactions.in(transaction -> apologize(transaction, ended)
                        .chain(() -> deliveries.record(transaction, ended, begun))
                        .call(() -> outbox.put(transaction, events)));
        return recorded.call(() -> follow(ended));
    }

    private Uni<Void> apologize(Transaction transaction, Collection<Ending> ended) {
        return apologies
                .put(transaction, ended)
                .invoke(said -> transaction.afterCommit(() -> sayer.accept(said)))
                .replaceWithVoid();
    }

    private Uni<Void> follow(Collection<Ending> ended) {
        var gone = ended.stream()
                .filter(Ending::isDeparture)
                .map(ending -> ending.delivery().to())
                .toList();
        return departures.left(gone).chain(() -> followMoves(ended));
    }

    private Uni<Void> followMoves(Collection<Ending> ended) {
        var moved = ended.stream().filter(ending -> ending.otherChat() != null).toList();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var ending : moved) {
            var next = ending.next().orElseThrow();
            done = done.chain(
                    () -> departures.moved(ending.delivery().to(), next.to().chat()));
        }
        return done;
    }

    private static Stream<OutgoingMessage> event(Ending ending) {
        return ending.delivery().order().flatMap(Order::command).stream()
                .flatMap(command -> told(command, ending).stream())
                .map(event -> message(event));
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
