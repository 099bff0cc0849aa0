package dev.beseda.bot.conversations.updates;

import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.contracts.Topics;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes everything people do in Telegram.
@ApplicationScoped
class UpdateConsumer {
    private static final InboxChannel<TelegramUpdate> CHANNEL = new InboxChannel<>(
            "telegram-updates",
            TelegramUpdate::id,
            update -> new OutgoingMessage(Topics.dead(Topics.TELEGRAM_UPDATES), update.key(), update.raw()));

    private final Inbox inbox;
    private final ConversationRunner runner;

    UpdateConsumer(Inbox inbox, ConversationRunner runner) {
        this.inbox = inbox;
        this.runner = runner;
    }

    @Incoming("telegram-updates")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        var updates = StreamSupport.stream(polled.spliterator(), false)
                .map(TelegramUpdate::of)
                .toList();
        return inbox.once(CHANNEL, updates, (transaction, fresh) -> runner.run(transaction, arrivals(fresh)));
    }

    private static List<Arrival> arrivals(List<TelegramUpdate> fresh) {
        return fresh.stream()
                .map(TelegramUpdate::arrival)
                .flatMap(Optional::stream)
                .toList();
    }
}
