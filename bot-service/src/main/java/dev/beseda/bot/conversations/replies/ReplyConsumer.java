package dev.beseda.bot.conversations.replies;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.ConversationRunner;
import dev.beseda.bot.conversations.Conversations;
import dev.beseda.bot.conversations.Kept;
import dev.beseda.bot.conversations.Occurrence;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
import dev.beseda.kit.messaging.Door;
import dev.beseda.kit.messaging.Inbox;
import dev.beseda.kit.messaging.Reading;
import dev.beseda.kit.messaging.Received;
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

/// The door for replies of language models.
@ApplicationScoped
class ReplyConsumer {
    private static final Door<Received<LlmEvent>> DOOR = Received.door("llm-events", Topics.LLM_EVENTS);

    private final Inbox inbox;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Clock clock;
    private final Reading<LlmEvent> reading;

    ReplyConsumer(Inbox inbox, Conversations conversations, ConversationRunner runner, Clock clock, ObjectMapper json) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.runner = runner;
        this.clock = clock;
        this.reading = new Reading<>(json, LlmEvent.class, ReplyConsumer::id);
    }

    @Incoming("llm-events")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(DOOR, reading.read(polled), this::run);
    }

    /// A conversation that is gone hears of nothing.
    private Uni<Void> run(Transaction transaction, List<Received<LlmEvent>> fresh) {
        var events = fresh.stream().map(Received::required).toList();
        var wanted = events.stream().map(LlmEvent::conversation).distinct().toList();
        return conversations.getForChange(transaction, wanted).chain(locked -> {
            var known = locked.stream().collect(Collectors.toMap(Kept::id, Function.identity()));
            var occurrences = events.stream()
                    .flatMap(event -> occurrence(event, known).stream())
                    .toList();
            return occurrences.isEmpty() ? Uni.createFrom().voidItem() : runner.run(transaction, locked, occurrences);
        });
    }

    private Optional<Occurrence> occurrence(LlmEvent event, Map<UUID, Kept> known) {
        return Optional.ofNullable(known.get(event.conversation()))
                .map(kept -> new Occurrence.Arose(kept.chat(), Heard.of(event), Lane.REPLY, clock.instant()));
    }

    private static String id(LlmEvent event) {
        if (event.conversation() == null) {
            throw new IllegalArgumentException("A reply without a conversation");
        }
        return event.reply().toString();
    }
}
