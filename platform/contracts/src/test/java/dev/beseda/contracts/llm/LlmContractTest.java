package dev.beseda.contracts.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What lies on Kafka in this form must be understood for ever.
class LlmContractTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000002");
    private static final UUID CONVERSATION = UUID.fromString("01990000-0000-7000-8000-000000000003");

    private static <T> void holds(String sample, Class<T> family, T message) throws IOException {
        try (var file = LlmContractTest.class.getResourceAsStream(sample)) {
            var written = JSON.readTree(file);

            assertThat(JSON.treeToValue(written, family)).isEqualTo(message);
            assertThat(JSON.readTree(JSON.writerFor(family).writeValueAsString(message)))
                    .isEqualTo(written);
        }
    }

    @Test
    void aReplyIsWanted() throws IOException {
        holds(
                "write-reply.v1.json",
                LlmCommand.class,
                new LlmCommand.WriteReply(
                        WORKSPACE,
                        BOT,
                        CONVERSATION,
                        7,
                        "Answer in two sentences.",
                        "ru",
                        List.of(
                                new LlmCommand.Line(Speaker.BOT, "Чем могу помочь?"),
                                new LlmCommand.Line(Speaker.PERSON, "Когда вы открыты?"),
                                new LlmCommand.Line(Speaker.OPERATOR, "Минуту.")),
                        Map.of("имя", "Анна")));
    }

    @Test
    void aReplyIsWritten() throws IOException {
        holds(
                "reply-written.v1.json",
                LlmEvent.class,
                new LlmEvent.ReplyWritten(
                        BOT, CONVERSATION, 7, "С 9 до 18.", "small-model", new LlmEvent.Usage(120, 9)));
    }

    @Test
    void aReplyFailed() throws IOException {
        holds(
                "reply-failed.v1.json",
                LlmEvent.class,
                new LlmEvent.ReplyFailed(
                        BOT, CONVERSATION, 7, LlmEvent.Reason.UNAVAILABLE, "No model answered within 60 seconds"));
    }
}
