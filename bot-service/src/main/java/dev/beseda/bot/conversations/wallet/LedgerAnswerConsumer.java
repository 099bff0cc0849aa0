package dev.beseda.bot.conversations.wallet;

import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.bot.engine.turns.EngineEvent.LedgerAnswered;
import dev.beseda.bot.stars.StarRefunds;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.inbox.KafkaSource;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes what the ledger answers: to conversations, and to refunds of Stars, which have no asker. What else nobody
/// here has asked for is passed over.
@ApplicationScoped
class LedgerAnswerConsumer {
    private static final KafkaSource<BillingEvent> SOURCE = new KafkaSource<>(
                    "billing-events", Topics.BILLING_EVENTS, BillingEvent.class, LedgerAnswerConsumer::id)
            .only(LedgerAnswerConsumer::concernsUs);

    private final InboxConsumers consumers;
    private final ConversationNews news;
    private final StarRefunds refunds;

    LedgerAnswerConsumer(InboxConsumers consumers, ConversationNews news, StarRefunds refunds) {
        this.consumers = consumers;
        this.news = news;
        this.refunds = refunds;
    }

    @Incoming("billing-events")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> answers() {
        return consumers.of(SOURCE, this::run);
    }

    private Uni<Void> run(Transaction transaction, List<BillingEvent> fresh) {
        var told = fresh.stream().flatMap(LedgerAnswerConsumer::news).toList();
        var refunded =
                fresh.stream().filter(LedgerAnswerConsumer::mayAnswerRefund).toList();
        return news.tell(transaction, told).chain(() -> refunds.answered(transaction, refunded));
    }

    private static boolean concernsUs(BillingEvent event) {
        return event.asker().isPresent() || mayAnswerRefund(event);
    }

    /// Refunds that were ordered over REST are among them: whose it is knows the room of Stars.
    private static boolean mayAnswerRefund(BillingEvent event) {
        return event.asker().isEmpty()
                && (event instanceof BillingEvent.CommandRefused
                        || event instanceof BillingEvent.MoneyBooked booked
                                && booked.booking() == BillingEvent.Booking.REFUND);
    }

    private static Stream<News> news(BillingEvent event) {
        return event.asker().stream()
                .map(asker -> new News(
                        asker.conversation(), new LedgerAnswered(asker.ticket(), LedgerAnswerMapper.of(event))));
    }

    private static String id(BillingEvent event) {
        return "%s:%s".formatted(event.wallet().workspace(), event.command());
    }
}
