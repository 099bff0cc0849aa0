package dev.beseda.contracts.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.telegram.TelegramCommand.SendFile;
import dev.beseda.contracts.telegram.TelegramCommand.SendText;
import dev.beseda.contracts.telegram.TelegramCommand.Target;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages as they were once written stay readable for ever: a sample is never changed, only followed by another.
class SamplesTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final UUID ID = new UUID(0, 1);
    private static final UUID BOT = new UUID(0, 2);
    private static final Target TARGET = new Target(new UUID(0, 3), BOT, 42);

    private static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        """
                        {"type":"send-text.v1","id":"00000000-0000-0000-0000-000000000001","target":{"workspace":\
                        "00000000-0000-0000-0000-000000000003","bot":"00000000-0000-0000-0000-000000000002","chat":42},\
                        "urgency":"broadcast","expires_at":"2026-03-01T12:00:00Z","text":"**Sale**"}""",
                        new SendText(
                                ID,
                                TARGET,
                                Urgency.BROADCAST,
                                Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
                                "**Sale**")),
                Arguments.of(
                        """
                        {"type":"send-file.v1","id":"00000000-0000-0000-0000-000000000001","target":{"workspace":\
                        "00000000-0000-0000-0000-000000000003","bot":"00000000-0000-0000-0000-000000000002","chat":42},\
                        "urgency":"follow_up","expires_at":null,"kind":"video_note","file":"https://a.b/c","caption":""}""",
                        new SendFile(
                                ID,
                                TARGET,
                                Urgency.FOLLOW_UP,
                                Optional.empty(),
                                FileKind.VIDEO_NOTE,
                                "https://a.b/c",
                                "")));
    }

    private static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("""
                        {"type":"message-sent.v1","command":"00000000-0000-0000-0000-000000000001",\
                        "bot":"00000000-0000-0000-0000-000000000002","chat":42,"message":7}""", new TelegramEvent.MessageSent(ID, BOT, 42, OptionalLong.of(7))),
                Arguments.of("""
                        {"type":"message-failed.v1","command":"00000000-0000-0000-0000-000000000001",\
                        "bot":"00000000-0000-0000-0000-000000000002","chat":42,"reason":"403 Forbidden","departed":true}""", new TelegramEvent.MessageFailed(ID, BOT, 42, "403 Forbidden", true)),
                Arguments.of("""
                        {"type":"message-unknown.v1","command":"00000000-0000-0000-0000-000000000001",\
                        "bot":"00000000-0000-0000-0000-000000000002","chat":42,"reason":"No answer"}""", new TelegramEvent.MessageUnknown(ID, BOT, 42, "No answer")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsAreReadAndWrittenAsOnce(String sample, TelegramCommand command) throws JsonProcessingException {
        assertThat(JSON.readValue(sample, TelegramCommand.class)).isEqualTo(command);
        assertThat(JSON.writeValueAsString(command)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventsAreReadAndWrittenAsOnce(String sample, TelegramEvent event) throws JsonProcessingException {
        assertThat(JSON.readValue(sample, TelegramEvent.class)).isEqualTo(event);
        assertThat(JSON.writeValueAsString(event)).isEqualTo(sample);
    }
}
