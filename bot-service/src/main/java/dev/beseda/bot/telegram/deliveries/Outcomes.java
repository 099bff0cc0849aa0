package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.telegram.TelegramEvent;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Records what became of calls, and tells those who ordered them.
@ApplicationScoped
public class Outcomes {
    private static final DeliveryOutcome UNSTORABLE =
            new DeliveryOutcome.Unknown("What became of it could not be stored");

    private final Deliveries deliveries;
    private final ChatChanges changes;
    private final FailureNotices failureNotices;
    private final Outbox outbox;
    private final Transactions transactions;

    public Outcomes(
            Deliveries deliveries,
            ChatChanges changes,
            FailureNotices failureNotices,
            Outbox outbox,
            Transactions transactions) {
        this.deliveries = deliveries;
        this.changes = changes;
        this.failureNotices = failureNotices;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /// Records what ended and begins a turn. One statement, unless somebody must hear of it. What the database will
    /// never take is found by doing each on its own, so that it holds up nothing else.
    public Uni<RecordedBatch> record(Collection<DeliveryResult> ended, CallBatch batch) {
        return together(ended, batch)
                .onFailure(Outcomes::isFault)
                .recoverWithUni(fault -> singly(List.copyOf(ended), batch, fault));
    }

    private Uni<RecordedBatch> together(Collection<DeliveryResult> ended, CallBatch batch) {
        return ended.stream().noneMatch(Outcomes::isToBeTold)
                ? deliveries.record(ended, batch)
                : transactions.in(transaction -> deliveries
                        .record(transaction, ended, batch)
                        .call(recordedBatch -> tell(transaction, fresh(ended, recordedBatch))));
    }

    private static boolean isToBeTold(DeliveryResult result) {
        return event(result).isPresent() || FailureNotices.isOwedFor(result) || ChatChanges.isToldBy(result);
    }

    private static List<DeliveryResult> fresh(Collection<DeliveryResult> ended, RecordedBatch recordedBatch) {
        return ended.stream()
                .filter(result ->
                        recordedBatch.fresh().contains(result.delivery().id()))
                .toList();
    }

    private Uni<Void> tell(Transaction transaction, List<DeliveryResult> fresh) {
        var events = fresh.stream().flatMap(result -> event(result).stream()).toList();
        return failureNotices
                .put(transaction, fresh)
                .chain(() -> outbox.put(transaction, events))
                .chain(() -> changes.note(transaction, fresh));
    }

    private static boolean isFault(Throwable failure) {
        return !TransientFailures.isOutage(failure);
    }

    private Uni<RecordedBatch> singly(List<DeliveryResult> ended, CallBatch batch, Throwable fault) {
        Log.warnf("A turn of the sender is done one by one: %s", fault);
        var parts = Stream.concat(
                ended.stream().map(this::alone), batch.begins().stream().map(delivery -> alone(batch.only(delivery))));
        return Uni.join()
                .all(parts.toList())
                .usingConcurrencyOf(1)
                .andFailFast()
                .map(RecordedBatch::all);
    }

    /// An outcome that can't be stored in its own words is as good as unknown.
    private Uni<RecordedBatch> alone(DeliveryResult result) {
        return together(List.of(result), CallBatch.NONE)
                .onFailure(Outcomes::isFault)
                .recoverWithUni(fault -> together(List.of(result.judgedAs(UNSTORABLE)), CallBatch.NONE))
                .onFailure(Outcomes::isFault)
                .recoverWithItem(fault -> passedOver(result.delivery(), fault));
    }

    private Uni<RecordedBatch> alone(CallBatch batch) {
        return together(List.of(), batch)
                .onFailure(Outcomes::isFault)
                .recoverWithItem(fault -> passedOver(batch.begins().getFirst(), fault));
    }

    private static RecordedBatch passedOver(Delivery delivery, Throwable fault) {
        Log.errorf(fault, "Delivery %s cannot be recorded", delivery.id());
        return RecordedBatch.NOTHING;
    }

    private static Optional<OutgoingMessage> event(DeliveryResult result) {
        return result.delivery()
                .order()
                .flatMap(Order::command)
                .flatMap(command -> told(command, result))
                .map(Outcomes::message);
    }

    public static OutgoingMessage message(TelegramEvent event) {
        return new OutgoingMessage(Topics.TELEGRAM_EVENTS, event.bot().toString(), event);
    }

    private static Optional<TelegramEvent> told(UUID command, DeliveryResult result) {
        var bot = result.delivery().to().bot();
        long chat = result.delivery().to().chat();
        return switch (result.outcome()) {
            case DeliveryOutcome.Sent sent ->
                Optional.of(new TelegramEvent.MessageSent(command, bot, chat, sent.message()));
            case DeliveryOutcome.Failed no ->
                Optional.of(new TelegramEvent.MessageFailed(command, bot, chat, no.reason(), false));
            case DeliveryOutcome.Departed no ->
                Optional.of(new TelegramEvent.MessageFailed(command, bot, chat, no.reason(), true));
            case DeliveryOutcome.Unknown unknown ->
                Optional.of(new TelegramEvent.MessageUnknown(command, bot, chat, unknown.reason()));
            case DeliveryOutcome.Again _ -> Optional.empty();
        };
    }
}
