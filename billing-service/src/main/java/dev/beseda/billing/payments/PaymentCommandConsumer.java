package dev.beseda.billing.payments;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.inbox.KafkaSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes what bots order about payments.
@ApplicationScoped
class PaymentCommandConsumer {
    private static final KafkaSource<PaymentCommand> SOURCE = new KafkaSource<>(
            "payment-commands", Topics.PAYMENT_COMMANDS, PaymentCommand.class, PaymentCommandConsumer::id);

    private final InboxConsumers consumers;
    private final PaymentRunner runner;

    PaymentCommandConsumer(InboxConsumers consumers, PaymentRunner runner) {
        this.consumers = consumers;
        this.runner = runner;
    }

    @Incoming("payment-commands")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> commands() {
        return consumers.of(SOURCE, runner::run);
    }

    /// The same order is answered once here; another under the same id is one to be refused. Where nobody is named who
    /// could be answered, the message is not whole.
    private static String id(PaymentCommand command) {
        Objects.requireNonNull(command.asker(), "asker");
        var words = UUID.nameUUIDFromBytes(command.toString().getBytes(StandardCharsets.UTF_8));
        return "%s:%s:%s".formatted(command.wallet().workspace(), command.id(), words);
    }
}
