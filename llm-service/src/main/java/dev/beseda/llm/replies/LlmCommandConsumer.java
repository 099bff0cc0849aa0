package dev.beseda.llm.replies;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.StopReplies;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.inbox.KafkaSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes what conversations want of the language models.
@ApplicationScoped
class LlmCommandConsumer {
    private static final KafkaSource<LlmCommand> SOURCE =
            new KafkaSource<>("llm-commands", Topics.LLM_COMMANDS, LlmCommand.class, LlmCommandConsumer::id);

    private final InboxConsumers consumers;
    private final IntakeRunner runner;

    LlmCommandConsumer(InboxConsumers consumers, IntakeRunner runner) {
        this.consumers = consumers;
        this.runner = runner;
    }

    @Incoming("llm-commands")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> commands() {
        return consumers.of(SOURCE, runner::run);
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
