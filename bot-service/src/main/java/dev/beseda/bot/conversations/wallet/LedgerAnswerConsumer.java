package dev.beseda.bot.conversations.wallet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.bot.engine.turns.EngineEvent.LedgerAnswered;
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

/// Consumes what the ledger answers. What no conversation has asked for is passed over.
@ApplicationScoped
class LedgerAnswerConsumer {
    private static final InboxChannel<KafkaMessage<BillingEvent>> CHANNEL =
            KafkaMessage.channel("billing-events", Topics.BILLING_EVENTS);

    private final Inbox inbox;
    private final ConversationNews news;
    private final BatchReader<BillingEvent> reader;

    LedgerAnswerConsumer(Inbox inbox, ConversationNews news, ObjectMapper json) {
        this.inbox = inbox;
        this.news = news;
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
                || message.content().flatMap(BillingEvent::asker).isPresent();
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<BillingEvent>> fresh) {
        return news.tell(
                transaction,
                fresh.stream()
                        .map(KafkaMessage::required)
                        .flatMap(LedgerAnswerConsumer::news)
                        .toList());
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
