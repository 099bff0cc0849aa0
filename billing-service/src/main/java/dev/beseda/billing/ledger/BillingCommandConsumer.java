package dev.beseda.billing.ledger;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.inbox.KafkaSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes what other services order from the ledger, which keeps every order for good: no inbox need remember it.
@ApplicationScoped
class BillingCommandConsumer {
    private static final KafkaSource<BillingCommand> SOURCE = new KafkaSource<>(
                    "billing-commands", Topics.BILLING_COMMANDS, BillingCommand.class, BillingCommandConsumer::id)
            .unclaimed();

    private final InboxConsumers consumers;
    private final Ledger ledger;

    BillingCommandConsumer(InboxConsumers consumers, Ledger ledger) {
        this.consumers = consumers;
        this.ledger = ledger;
    }

    @Incoming("billing-commands")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> commands() {
        return consumers.of(
                SOURCE,
                (transaction, commands) -> ledger.answer(transaction, commands).replaceWithVoid());
    }

    private static String id(BillingCommand command) {
        return "%s:%s".formatted(command.wallet().workspace(), command.id());
    }
}
