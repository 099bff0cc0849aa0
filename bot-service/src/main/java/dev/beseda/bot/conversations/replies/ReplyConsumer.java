package dev.beseda.bot.conversations.replies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beseda.bot.conversations.ConversationRunner;
import dev.beseda.bot.conversations.Conversations;
import dev.beseda.bot.conversations.Kept;
import dev.beseda.bot.conversations.Occurrence;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
import dev.beseda.kit.messaging.Door;
import dev.beseda.kit.messaging.Inbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The door for replies of language models.
@ApplicationScoped
class ReplyConsumer {
    private static final Door<Received> DOOR = new Door<>(
            "llm-events",
            Received::id,
            event -> new OutgoingMessage(Topics.dead(Topics.LLM_EVENTS), event.key(), event.raw()));

    private final Inbox inbox;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Clock clock;
    private final ObjectReader reader;

    ReplyConsumer(Inbox inbox, Conversations conversations, ConversationRunner runner, Clock clock, ObjectMapper json) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.runner = runner;
        this.clock = clock;
        this.reader = json.readerFor(LlmEvent.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// An event as it lies on Kafka; one that can't be read has its place there for a name.
    private record Received(String id, String key, String raw) {}

    @Incoming("llm-events")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        var events = StreamSupport.stream(polled.spliterator(), false)
                .map(this::received)
                .toList();
        return inbox.once(DOOR, events, this::run);
    }

    /// A conversation that is gone hears of nothing.
    private Uni<Void> run(Transaction transaction, List<Received> fresh) {
        var events = fresh.stream().map(event -> read(event.raw())).toList();
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

    private Received received(ConsumerRecord<String, String> polled) {
        var raw = Objects.requireNonNullElse(polled.value(), "");
        var key = Objects.requireNonNullElse(polled.key(), "");
        try {
            return new Received(read(raw).reply().toString(), key, raw);
        } catch (IllegalArgumentException unreadable) {
            return new Received("unreadable:" + polled.partition() + ":" + polled.offset(), key, raw);
        }
    }

    private LlmEvent read(String raw) {
        try {
            LlmEvent event = reader.readValue(raw);
            if (event == null || event.reply() == null || event.conversation() == null) {
                throw new IllegalArgumentException("Not a whole event");
            }
            return event;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("Not the JSON of an event", unreadable);
        }
    }
}
