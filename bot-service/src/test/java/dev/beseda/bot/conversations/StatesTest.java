package dev.beseda.bot.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.Conversation;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatesTest {
    private static final UUID VERSION = UUID.fromString("01990000-0000-7000-8000-000000000001");

    static Stream<Conversation> states() {
        var waiting = Optional.of(new Conversation.Waiting(VERSION, "name"));
        return Stream.of(
                Conversation.begun("ru"),
                new Conversation("", Optional.empty(), Map.of()),
                new Conversation("en", waiting, Map.of("имя", "Ада \"😀\"\n\\", "empty", "", "language", "de")));
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatIsWrittenIsReadAgain(Conversation state) {
        assertThat(States.read(new JsonObject(States.write(state)))).isEqualTo(state);
    }

    @Test
    void whatANewerReleaseAddsIsPassedOver() {
        var json = new JsonObject("""
                {"language": "ru", "mood": {"is": "good"}, "variables": {"age": 36},
                 "waiting": {"version": "%s", "step": "name", "since": 5}}""".formatted(VERSION));

        assertThat(States.read(json))
                .isEqualTo(new Conversation(
                        "ru", Optional.of(new Conversation.Waiting(VERSION, "name")), Map.of("age", "36")));
    }

    @Test
    void aStateOfTheFirstReleaseIsStillReadable() {
        var json = new JsonObject("{\"language\":\"en\",\"variables\":{}}");

        assertThat(States.read(json)).isEqualTo(Conversation.begun("en"));
    }
}
