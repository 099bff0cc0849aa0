package dev.beseda.bot.conversations.wallet;

import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.inbox.KafkaSource;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes what becomes of bank transfers.
@ApplicationScoped
class PaymentConsumer {
    private static final KafkaSource<PaymentEvent> SOURCE =
            new KafkaSource<>("payment-events", Topics.PAYMENT_EVENTS, PaymentEvent.class, PaymentConsumer::id);

    private final InboxConsumers consumers;
    private final ConversationNews news;

    PaymentConsumer(InboxConsumers consumers, ConversationNews news) {
        this.consumers = consumers;
        this.news = news;
    }

    @Incoming("payment-events")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> payments() {
        return consumers.of(SOURCE, this::run);
    }

    private Uni<Void> run(Transaction transaction, List<PaymentEvent> fresh) {
        return news.tell(
                transaction,
                fresh.stream()
                        .map(event -> new News(event.asker().conversation(), PaymentEventMapper.of(event)))
                        .toList());
    }

    /// One event of each type for each of its subjects.
    private static String id(PaymentEvent event) {
        return "%s:%s:%s".formatted(event.wallet().workspace(), event.getClass().getSimpleName(), event.subject());
    }
}
