package dev.beseda.bot.conversations.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.Mark;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Conversation.Spot;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatesTest {
    private static final UUID VERSION = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(7);

    @Test
    void whatIsWrittenIsReadAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            var state = conversation();

            assertThat(States.read(new JsonObject(States.write(state)))).isEqualTo(state);
        }
    }

    @Test
    void whatANewerReleaseAddsIsPassedOver() {
        var json = new JsonObject("""
                {"language": "ru", "mood": {"is": "good"}, "variables": {"age": 36, "odd": {"is": 1}},
                 "waiting": {"version": "%s", "step": "name", "since": 5}}""".formatted(VERSION));

        var state = States.read(json);

        assertThat(state.waiting()).contains(new Waiting(new Spot(VERSION, "name"), 0, 0, News.NONE));
        assertThat(state.variables()).isEqualTo(Map.of("age", Value.number(36), "odd", new Value.Nothing()));
    }

    @Test
    void aStateOfTheFirstReleaseIsStillReadable() {
        var json = new JsonObject("{\"language\":\"en\",\"variables\":{\"имя\":\"Ада\"}}");

        var state = States.read(json);

        assertThat(state)
                .isEqualTo(new Conversation(
                        "en",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Map.of("имя", new Value.Text("Ада")),
                        false,
                        0,
                        Set.of()));
    }

    private Conversation conversation() {
        Map<String, Value> variables = new HashMap<>();
        for (var name : many(this::word)) {
            variables.put(name, value());
        }
        return new Conversation(
                word(),
                random.nextBoolean() ? Optional.of(waiting()) : Optional.empty(),
                many(this::frame),
                many(() -> new Mark(spot(), random.nextInt(10))),
                variables,
                random.nextBoolean(),
                random.nextLong(Long.MAX_VALUE),
                Set.copyOf(many(() -> random.nextLong(Long.MAX_VALUE))));
    }

    private <T> List<T> many(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    private Frame frame() {
        return random.nextBoolean() ? new Frame.Caller(spot()) : new Frame.Interrupted(waiting());
    }

    private Waiting waiting() {
        return new Waiting(
                spot(),
                random.nextLong(Long.MAX_VALUE),
                random.nextInt(5),
                News.values()[random.nextInt(News.values().length)]);
    }

    private Spot spot() {
        return new Spot(new UUID(random.nextLong(), random.nextLong()), word());
    }

    private Value value() {
        return switch (random.nextInt(7)) {
            case 0 -> new Value.Text(word());
            case 1 -> Value.number(new BigDecimal(random.nextLong()).scaleByPowerOfTen(random.nextInt(-30, 15)));
            case 2 -> new Value.Truth(random.nextBoolean());
            case 3 -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(-1_000_000, 1_000_000)));
            case 4 -> new Value.Place(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            case 5 ->
                new Value.File(
                        FileKind.values()[random.nextInt(FileKind.values().length)],
                        word(),
                        word(),
                        random.nextLong(Long.MAX_VALUE));
            default -> new Value.Nothing();
        };
    }

    private String word() {
        var words = List.of("", "имя", "Ада \"😀\"\n\\", "{\"day\": 1}", "true", "36", "\u2028", "a_b", "day", "null");
        return words.get(random.nextInt(words.size()));
    }
}
