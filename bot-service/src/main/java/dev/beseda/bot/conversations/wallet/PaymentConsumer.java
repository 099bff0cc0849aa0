package dev.beseda.bot.conversations.wallet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.kit.messaging.inbox.BatchReader;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.KafkaMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what becomes of bank transfers.
@ApplicationScoped
class PaymentConsumer {
    private static final InboxChannel<KafkaMessage<PaymentEvent>> CHANNEL =
            KafkaMessage.channel("payment-events", Topics.PAYMENT_EVENTS);

    private final Inbox inbox;
    private final ConversationNews news;
    private final BatchReader<PaymentEvent> reader;

    PaymentConsumer(Inbox inbox, ConversationNews news, ObjectMapper json) {
        this.inbox = inbox;
        this.news = news;
        this.reader = new BatchReader<>(json, PaymentEvent.class, PaymentConsumer::id);
    }

    @Incoming("payment-events")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(CHANNEL, reader.read(polled), this::run);
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<PaymentEvent>> fresh) {
        return news.tell(
                transaction,
                fresh.stream()
                        .map(KafkaMessage::required)
                        .map(event -> new News(event.asker().conversation(), PaymentEventMapper.of(event)))
                        .toList());
    }

    /// One event of each type for each of its subjects.
    private static String id(PaymentEvent event) {
        return "%s:%s:%s".formatted(event.wallet().workspace(), event.getClass().getSimpleName(), event.subject());
    }
}
