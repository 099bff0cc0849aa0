package dev.beseda.bot.conversations.replies;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
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

/// Consumes replies of language models.
@ApplicationScoped
class ReplyConsumer {
    private static final InboxChannel<KafkaMessage<LlmEvent>> CHANNEL =
            KafkaMessage.channel("llm-events", Topics.LLM_EVENTS);

    private final Inbox inbox;
    private final ConversationNews news;
    private final BatchReader<LlmEvent> reader;

    ReplyConsumer(Inbox inbox, ConversationNews news, ObjectMapper json) {
        this.inbox = inbox;
        this.news = news;
        this.reader = new BatchReader<>(json, LlmEvent.class, ReplyConsumer::id);
    }

    @Incoming("llm-events")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(CHANNEL, reader.read(polled), this::run);
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<LlmEvent>> fresh) {
        return news.tell(
                transaction,
                fresh.stream()
                        .map(KafkaMessage::required)
                        .map(event -> new News(event.conversation(), ReplyEventMapper.of(event)))
                        .toList());
    }

    private static String id(LlmEvent event) {
        if (event.conversation() == null) {
            throw new IllegalArgumentException("A reply without a conversation");
        }
        return event.reply().toString();
    }
}
