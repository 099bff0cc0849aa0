package dev.beseda.bot.conversations.wallet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.bot.engine.turns.EngineEvent.LedgerAnswered;
import dev.beseda.bot.stars.StarRefunds;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.kit.messaging.inbox.BatchReader;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.KafkaMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what the ledger answers: to conversations, and to refunds of Stars, which have no asker. What else nobody
/// here has asked for is passed over.
@ApplicationScoped
class LedgerAnswerConsumer {
    private static final InboxChannel<KafkaMessage<BillingEvent>> CHANNEL =
            KafkaMessage.channel("billing-events", Topics.BILLING_EVENTS);

    private final Inbox inbox;
    private final ConversationNews news;
    private final StarRefunds refunds;
    private final BatchReader<BillingEvent> reader;

    LedgerAnswerConsumer(Inbox inbox, ConversationNews news, StarRefunds refunds, ObjectMapper json) {
        this.inbox = inbox;
        this.news = news;
        this.refunds = refunds;
        this.reader = new BatchReader<>(json, BillingEvent.class, LedgerAnswerConsumer::id);
    }

    @Incoming("billing-events")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        var asked = reader.read(polled).stream()
                .filter(LedgerAnswerConsumer::isAsked)
                .toList();
        return inbox.once(CHANNEL, asked, this::run);
    }

    /// What can't be read is kept to be buried.
    private static boolean isAsked(KafkaMessage<BillingEvent> message) {
        return message.content().isEmpty()
                || message.content().filter(LedgerAnswerConsumer::concernsUs).isPresent();
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<BillingEvent>> fresh) {
        var events = fresh.stream().map(KafkaMessage::required).toList();
        return news.tell(
                        transaction,
                        events.stream().flatMap(LedgerAnswerConsumer::news).toList())
                .chain(() -> refunds.answered(
                        transaction,
                        events.stream()
                                .filter(LedgerAnswerConsumer::mayAnswerRefund)
                                .toList()));
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
