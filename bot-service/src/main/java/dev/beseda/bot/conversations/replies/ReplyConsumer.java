package dev.beseda.bot.conversations.replies;

import dev.beseda.bot.conversations.turns.ConversationNews;
import dev.beseda.bot.conversations.turns.ConversationNews.News;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
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

/// Consumes replies of language models.
@ApplicationScoped
class ReplyConsumer {
    private static final KafkaSource<LlmEvent> SOURCE =
            new KafkaSource<>("llm-events", Topics.LLM_EVENTS, LlmEvent.class, ReplyConsumer::id);

    private final InboxConsumers consumers;
    private final ConversationNews news;

    ReplyConsumer(InboxConsumers consumers, ConversationNews news) {
        this.consumers = consumers;
        this.news = news;
    }

    @Incoming("llm-events")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> replies() {
        return consumers.of(SOURCE, this::run);
    }

    private Uni<Void> run(Transaction transaction, List<LlmEvent> fresh) {
        return news.tell(
                transaction,
                fresh.stream()
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
