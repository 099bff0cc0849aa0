package dev.beseda.bot.conversations.updates;

import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.contracts.Topics;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes everything people do in Telegram.
@ApplicationScoped
class UpdateConsumer {
    private static final InboxChannel<TelegramUpdate> CHANNEL = new InboxChannel<>(
            "telegram-updates",
            TelegramUpdate::id,
            update -> new OutgoingMessage(Topics.dead(Topics.TELEGRAM_UPDATES), update.key(), update.raw()));

    private final InboxConsumers consumers;
    private final ConversationRunner runner;

    UpdateConsumer(InboxConsumers consumers, ConversationRunner runner) {
        this.consumers = consumers;
        this.runner = runner;
    }

    @Incoming("telegram-updates")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> updates() {
        return consumers.of(
                CHANNEL, TelegramUpdate::of, (transaction, fresh) -> runner.run(transaction, arrivals(fresh)));
    }

    private static List<Arrival> arrivals(List<TelegramUpdate> fresh) {
        return fresh.stream()
                .map(TelegramUpdate::arrival)
                .flatMap(Optional::stream)
                .toList();
    }
}
