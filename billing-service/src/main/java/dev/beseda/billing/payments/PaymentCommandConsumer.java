package dev.beseda.billing.payments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.kit.messaging.inbox.BatchReader;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.KafkaMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what bots order about payments.
@ApplicationScoped
class PaymentCommandConsumer {
    private static final InboxChannel<KafkaMessage<PaymentCommand>> CHANNEL =
            KafkaMessage.channel("payment-commands", Topics.PAYMENT_COMMANDS);

    private final Inbox inbox;
    private final PaymentRunner runner;
    private final BatchReader<PaymentCommand> reader;

    PaymentCommandConsumer(Inbox inbox, PaymentRunner runner, ObjectMapper json) {
        this.inbox = inbox;
        this.runner = runner;
        this.reader = new BatchReader<>(json, PaymentCommand.class, PaymentCommandConsumer::id);
    }

    @Incoming("payment-commands")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(CHANNEL, reader.read(polled), this::run);
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<PaymentCommand>> fresh) {
        return runner.run(
                transaction, fresh.stream().map(KafkaMessage::required).toList());
    }

    /// The same order is answered once here; another under the same id is one to be refused. Where nobody is named who
    /// could be answered, the message is not whole.
    private static String id(PaymentCommand command) {
        Objects.requireNonNull(command.asker(), "asker");
        var words = UUID.nameUUIDFromBytes(command.toString().getBytes(StandardCharsets.UTF_8));
        return "%s:%s:%s".formatted(command.wallet().workspace(), command.id(), words);
    }
}
