package dev.beseda.bot.conversations.wallet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.conversations.turns.ConversationEvent;
import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.BillingEvent;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what the ledger answers. What no conversation has asked for is passed over.
@ApplicationScoped
class LedgerAnswerConsumer {
    private static final InboxChannel<KafkaMessage<BillingEvent>> CHANNEL =
            KafkaMessage.channel("billing-events", Topics.BILLING_EVENTS);

    private final Inbox inbox;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Clock clock;
    private final BatchReader<BillingEvent> reader;

    LedgerAnswerConsumer(
            Inbox inbox, Conversations conversations, ConversationRunner runner, Clock clock, ObjectMapper json) {
        this.inbox = inbox;
        this.conversations = conversations;
        this.runner = runner;
        this.clock = clock;
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

    /// A conversation that is gone hears of nothing.
    private Uni<Void> run(Transaction transaction, List<KafkaMessage<BillingEvent>> fresh) {
        var events = fresh.stream().map(KafkaMessage::required).toList();
        var wanted = events.stream()
                .flatMap(event -> event.asker().map(Asker::conversation).stream())
                .distinct()
                .toList();
        return conversations.getForChange(transaction, wanted).chain(locked -> {
            var known = locked.stream().collect(Collectors.toMap(StoredConversation::id, Function.identity()));
            var arisen = events.stream().flatMap(event -> arisen(event, known)).toList();
            return arisen.isEmpty() ? Uni.createFrom().voidItem() : runner.run(transaction, locked, arisen);
        });
    }

    private Stream<ConversationEvent> arisen(BillingEvent event, Map<UUID, StoredConversation> known) {
        return event.asker().stream()
                .flatMap(asker -> Optional.ofNullable(known.get(asker.conversation())).stream()
                        .map(stored -> new ConversationEvent.Arose(
                                stored.chat(),
                                new EngineEvent.LedgerAnswered(asker.ticket(), LedgerAnswerMapper.of(event)),
                                Lane.REPLY,
                                clock.instant())));
    }

    private static String id(BillingEvent event) {
        return "%s:%s".formatted(event.wallet().workspace(), event.command());
    }
}
