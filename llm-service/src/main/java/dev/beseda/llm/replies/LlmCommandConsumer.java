package dev.beseda.llm.replies;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.StopReplies;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.kit.messaging.inbox.BatchReader;
import dev.beseda.kit.messaging.inbox.Inbox;
import dev.beseda.kit.messaging.inbox.InboxChannel;
import dev.beseda.kit.messaging.inbox.KafkaMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes what conversations want of the language models.
@ApplicationScoped
class LlmCommandConsumer {
    private static final InboxChannel<KafkaMessage<LlmCommand>> CHANNEL =
            KafkaMessage.channel("llm-commands", Topics.LLM_COMMANDS);

    private final Inbox inbox;
    private final IntakeRunner runner;
    private final BatchReader<LlmCommand> reader;

    LlmCommandConsumer(Inbox inbox, IntakeRunner runner, ObjectMapper json) {
        this.inbox = inbox;
        this.runner = runner;
        this.reader = new BatchReader<>(json, LlmCommand.class, LlmCommandConsumer::id);
    }

    @Incoming("llm-commands")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        return inbox.once(CHANNEL, reader.read(polled), this::run);
    }

    private Uni<Void> run(Transaction transaction, List<KafkaMessage<LlmCommand>> fresh) {
        return runner.run(
                transaction, fresh.stream().map(KafkaMessage::required).toList());
    }

    private static String id(LlmCommand command) {
        var conversation = command.talk().conversation();
        return switch (command) {
            case WriteReply order -> "write:%s:%d:%s".formatted(conversation, order.ticket(), order.askedAt());
            case StopReplies order -> "stop:%s:%s".formatted(conversation, order.askedAt());
            case ForgetTalk order -> "forget:%s:%s".formatted(conversation, order.askedAt());
        };
    }
}
