package dev.beseda.kit.messaging.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Makes the consumers of a service: each message of a topic is handled once, in batches.
@ApplicationScoped
public class InboxConsumers {
    private final Inbox inbox;
    private final ObjectMapper json;

    InboxConsumers(Inbox inbox, ObjectMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    /// A consumer of messages that are records of a contract. Those that can't be read go to the dead letters.
    public <T> Flow.Subscriber<Message<ConsumerRecords<String, String>>> of(
            KafkaSource<T> source, BiFunction<Transaction, List<T>, Uni<Void>> work) {
        var reader = new RecordReader<>(json, source);
        return new InboxConsumer<>(
                reader::read,
                batch -> inbox.once(
                        source.inboxChannel(),
                        batch.stream()
                                .filter(message ->
                                        message.content().map(source::isWanted).orElse(true))
                                .toList(),
                        (transaction, fresh) -> work.apply(
                                transaction,
                                fresh.stream().map(KafkaMessage::required).toList())));
    }

    /// A consumer that reads what it polls itself.
    ///
    /// @param reader never fails
    public <T> Flow.Subscriber<Message<ConsumerRecords<String, String>>> of(
            InboxChannel<T> channel,
            Function<ConsumerRecord<String, String>, T> reader,
            BiFunction<Transaction, List<T>, Uni<Void>> work) {
        return new InboxConsumer<>(reader, batch -> inbox.once(channel, batch, work));
    }
}
