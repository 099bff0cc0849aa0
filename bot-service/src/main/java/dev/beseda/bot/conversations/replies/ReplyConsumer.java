package dev.beseda.bot.conversations.replies;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.conversations.turns.ConversationEvent;
import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
import dev.beseda.kit.messaging.inbox.BatchReader;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.KafkaMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes replies of language models.
@ApplicationScoped
class ReplyConsumer {
    private static final InboxChannel<KafkaMessage<LlmEvent>> CHANNEL =
            KafkaMessage.channel("llm-events", Topics.LLM_EVENTS);

    private final Inbox inbox;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Clock clock;
    private final BatchReader<LlmEvent> reader;

    ReplyConsumer(Inbox inbox, Conversations conversations, ConversationRunner runner, Clock clock, ObjectMapper json) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.runner = runner;
        this.clock = clock;
        this.reader = new BatchReader<>(json, LlmEvent.class, ReplyConsumer::id);
    }

    @Incoming("llm-events")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(CHANNEL, reader.read(polled), this::run);
    }

    /// A conversation that is gone hears of nothing.
    private Uni<Void> run(Transaction transaction, List<KafkaMessage<LlmEvent>> fresh) {
        var events = fresh.stream().map(KafkaMessage::required).toList();
        var wanted = events.stream().map(LlmEvent::conversation).distinct().toList();
        return conversations.getForChange(transaction, wanted).chain(locked -> {
            var known = locked.stream().collect(Collectors.toMap(StoredConversation::id, Function.identity()));
            var conversationEvents = events.stream()
                    .flatMap(event -> conversationEvent(event, known).stream())
                    .toList();
            return conversationEvents.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : runner.run(transaction, locked, conversationEvents);
        });
    }

    private Optional<ConversationEvent> conversationEvent(LlmEvent event, Map<UUID, StoredConversation> known) {
        return Optional.ofNullable(known.get(event.conversation()))
                .map(stored -> new ConversationEvent.Arose(
                        stored.chat(), ReplyEventMapper.of(event), Lane.REPLY, clock.instant()));
    }

    private static String id(LlmEvent event) {
        if (event.conversation() == null) {
            throw new IllegalArgumentException("A reply without a conversation");
        }
        return event.reply().toString();
    }
}
