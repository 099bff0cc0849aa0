package dev.beseda.billing.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.kit.messaging.inbox.BatchReader;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.KafkaMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what other services order from the ledger.
@ApplicationScoped
class BillingCommandConsumer {
    private static final InboxChannel<KafkaMessage<BillingCommand>> CHANNEL =
            KafkaMessage.channel("billing-commands", Topics.BILLING_COMMANDS);

    private final Inbox inbox;
    private final Ledger ledger;
    private final BatchReader<BillingCommand> reader;

    BillingCommandConsumer(Inbox inbox, Ledger ledger, ObjectMapper json) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.reader = new BatchReader<>(json, BillingCommand.class, BillingCommandConsumer::id);
    }

    @Incoming("billing-commands")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(CHANNEL, reader.read(polled), this::run);
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<BillingCommand>> fresh) {
        var commands = fresh.stream().map(KafkaMessage::required).toList();
        return ledger.answer(transaction, commands).replaceWithVoid();
    }

    /// The same order is answered once here; another under the same id is one to be refused.
    private static String id(BillingCommand command) {
        var words = UUID.nameUUIDFromBytes(command.toString().getBytes(StandardCharsets.UTF_8));
        return "%s:%s:%s".formatted(command.wallet().workspace(), command.id(), words);
    }
}
