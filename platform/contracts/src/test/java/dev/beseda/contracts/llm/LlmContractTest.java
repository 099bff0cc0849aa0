package dev.beseda.contracts.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What lies on Kafka in this form must be understood for ever.
class LlmContractTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000002");
    private static final UUID CONVERSATION = UUID.fromString("01990000-0000-7000-8000-000000000003");
    private static final UUID REPLY = UUID.fromString("01990000-0000-7000-8000-000000000004");
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final LlmCommand.Talk TALK = new LlmCommand.Talk(WORKSPACE, BOT, CONVERSATION, 42, 42);
    private static final LlmHint.Draft DRAFT =
            new LlmHint.Draft(REPLY, BOT, CONVERSATION, 42, Set.of(7L), "ru", LlmSettings.Streaming.EDITS);

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
                        TALK, 7, "Когда вы открыты?", "Answer in two sentences.", "ru", Map.of("имя", "Анна"), NINE));
    }

    @Test
    void noReplyIsWantedAnyMore() throws IOException {
        holds("stop-replies.v1.json", LlmCommand.class, new LlmCommand.StopReplies(TALK, NINE));
    }

    @Test
    void thePersonBeginsAnew() throws IOException {
        holds("forget-talk.v1.json", LlmCommand.class, new LlmCommand.ForgetTalk(TALK, NINE));
    }

    @Test
    void aReplyIsWritten() throws IOException {
        holds(
                "reply-written.v1.json",
                LlmEvent.class,
                new LlmEvent.ReplyWritten(
                        REPLY,
                        BOT,
                        CONVERSATION,
                        Set.of(7L),
                        "С 9 до 18.",
                        LlmEvent.Ending.WHOLE,
                        "small-model",
                        new LlmEvent.Usage(120, 9)));
    }

    @Test
    void aReplyFailed() throws IOException {
        holds(
                "reply-failed.v1.json",
                LlmEvent.class,
                new LlmEvent.ReplyFailed(
                        REPLY,
                        BOT,
                        CONVERSATION,
                        Set.of(7L),
                        LlmEvent.Reason.UNAVAILABLE,
                        "No model answered within 60 seconds"));
    }

    @Test
    void aReplyWaits() throws IOException {
        holds("reply-queued.v1.json", LlmHint.class, new LlmHint.Queued(DRAFT, 3));
    }

    @Test
    void aReplyIsUnderWay() throws IOException {
        holds("reply-under-way.v1.json", LlmHint.class, new LlmHint.UnderWay(DRAFT));
    }

    @Test
    void aReplyGrows() throws IOException {
        holds("reply-grown.v1.json", LlmHint.class, new LlmHint.Grown(DRAFT, "С 9"));
    }

    @Test
    void aBotTalksAsItsOwnerWants() throws IOException {
        var mistral = new LlmSettings.Provider(
                Kind.MISTRAL,
                Optional.empty(),
                Optional.of("c2VhbGVk"),
                "mistral-small-latest",
                new Sampling(OptionalDouble.of(0.7), OptionalDouble.empty(), OptionalInt.of(1000), List.of()));
        var llama = new LlmSettings.Provider(
                Kind.LLAMA_CPP,
                Optional.of("http://127.0.0.1:9931"),
                Optional.empty(),
                "",
                new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of("</s>")));

        holds(
                "llm-settings.json",
                LlmSettings.class,
                new LlmSettings(
                        BOT,
                        WORKSPACE,
                        3,
                        List.of(mistral, llama),
                        "You are a librarian.",
                        new LlmSettings.Memory(4096, 50, true),
                        new LlmSettings.Manner(LlmSettings.Streaming.EDITS, 1000),
                        new LlmSettings.Limits(3600, false, OptionalLong.of(20000), OptionalLong.empty())));
    }
}
