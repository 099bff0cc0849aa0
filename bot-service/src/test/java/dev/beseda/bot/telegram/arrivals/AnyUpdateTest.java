package dev.beseda.bot.telegram.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beseda.contracts.UpdateKey;
import dev.beseda.simulator.spec.Field;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Updates of every kind, made at random after Telegram's own description of them.
class AnyUpdateTest {
    private static final Specification BOT_API = Specification.load();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final UpdateKey KEY = new UpdateKey(new UUID(0, 1), 5);
    private static final int ROUNDS = 200;
    private static final int DEEPEST = 4;

    private final Random random = new Random(27);

    static Stream<Field> kinds() {
        return BOT_API.type("Update").fields().values().stream()
                .filter(field -> !field.name().equals("update_id"));
    }

    @Test
    void theDescriptionKnowsAllKinds() {
        assertThat(kinds()).hasSizeGreaterThanOrEqualTo(27);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anUpdateOfAnyKindIsReadWithoutAFault(Field kind) {
        for (int round = 0; round < ROUNDS; round++) {
            var update = JSON.objectNode().put("update_id", round);
            update.set(kind.name(), value(kind.type(), 0));

            assertThatCode(() -> Translator.translate(KEY, update, Instant.EPOCH)
                            .ifPresent(arrival -> arrival.heardBy(new BotName(7, Optional.of("SurveyBot")))))
                    .as(update.toString())
                    .doesNotThrowAnyException();
        }
    }

    private JsonNode value(Type type, int depth) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar);
            case Type.ArrayOf(var element) -> {
                var list = JSON.arrayNode();
                for (int count = random.nextInt(3); count > 0; count--) {
                    list.add(value(element, depth));
                }
                yield list;
            }
            case Type.Named(var name) -> object(name, depth);
            case Type.OneOf(var choices) -> value(choices.get(random.nextInt(choices.size())), depth);
        };
    }

    private JsonNode scalar(Type.Scalar scalar) {
        return switch (scalar) {
            case INTEGER -> JSON.numberNode(pick(List.of(0L, 1L, 7L, -100L, 1L << 52)));
            case FLOAT -> JSON.numberNode(random.nextDouble(-200, 200));
            case STRING, INPUT_FILE ->
                JSON.textNode(pick(List.of(
                        "",
                        "/start",
                        "/start@SurveyBot x",
                        "@SurveyBot",
                        "supergroup",
                        "mention",
                        "kicked",
                        "\0",
                        "😀")));
            case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
        };
    }

    private JsonNode object(String name, int depth) {
        var spec = BOT_API.type(name);
        if (!spec.subtypes().isEmpty()) {
            return value(pick(spec.subtypes()), depth);
        }
        var object = JSON.objectNode();
        for (var field : spec.fields().values()) {
            boolean wanted = field.required() || random.nextInt(4) == 0;
            if (wanted && depth < DEEPEST) {
                object.set(field.name(), value(field.type(), depth + 1));
            }
        }
        return object;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
