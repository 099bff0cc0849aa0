package dev.beseda.bot.scenarios.rules.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PointersTest {
    private static final Optional<Object> JSON =
            Optional.of(Map.of("items", List.of(Map.of("a/b", 7, "name", "Чай \"№1\"\n"), true), "tilde~", "x"));

    @Test
    void aPointerLeadsToAValue() {
        assertThat(Pointers.value(JSON, "/items/0/a~1b")).isEqualTo(Value.number(7));
        assertThat(Pointers.value(JSON, "/items/1")).isEqualTo(new Value.Truth(true));
        assertThat(Pointers.value(JSON, "/tilde~0")).isEqualTo(new Value.Text("x"));
        assertThat(Pointers.value(Optional.of("whole"), "")).isEqualTo(new Value.Text("whole"));
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertThat(List.of("/none", "/items/2", "/items/01", "/items/name", "/tilde~0/x"))
                .allSatisfy(pointer -> assertThat(Pointers.value(JSON, pointer)).isEqualTo(new Value.Nothing()));
        assertThat(Pointers.value(Optional.empty(), "")).isEqualTo(new Value.Nothing());
    }

    @Test
    void listsAndObjectsAreKeptAsTheyAreWritten() {
        var json = Optional.<Object>of(Map.of("list", List.of(Map.of("name", "Чай \"№1\"\n"), 1, true)));

        assertThat(Pointers.value(json, "/list"))
                .isEqualTo(new Value.Text("[{\"name\":\"Чай \\\"№1\\\"\\n\"},1,true]"));
    }
}
