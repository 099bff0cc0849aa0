package dev.beseda.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.beseda.kit.postgres.TransientFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredJsonTest {
    private final StoredJson<Animal> animals = StoredJson.of(Animal.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes(@JsonSubTypes.Type(name = "cat", value = Cat.class))
    private sealed interface Animal {}

    private record Cat(String name, int lives) implements Animal {}

    @Test
    void aFieldOfANewerReleaseIsPassedOver() {
        assertThat(animals.read("""
                {"type": "cat", "name": "Tom", "lives": 9, "toys": {"ball": true}}
                """)).isEqualTo(new Cat("Tom", 9));
    }

    @Test
    void itIsWrittenAsTheApiWritesIt() {
        record Look(Instant lastSeen, Optional<Duration> pause, Optional<String> why) {}
        var look = new Look(Instant.EPOCH, Optional.of(Duration.ofSeconds(90)), Optional.empty());
        var looks = StoredJson.of(Look.class);

        var written = looks.write(look);

        assertThat(written).isEqualTo("{\"last_seen\":\"1970-01-01T00:00:00Z\",\"pause\":\"PT1M30S\",\"why\":null}");
        assertThat(looks.read(written)).isEqualTo(look);
    }

    @Test
    void aFieldThatDidNotExistYetIsEmpty() {
        assertThat(animals.read("""
                {"type": "cat", "name": "Tom"}
                """)).isEqualTo(new Cat("Tom", 0));
    }

    @Test
    void aKindOfANewerReleaseIsNoOutageAndItsContentIsNotTold() {
        assertThatThrownBy(() -> animals.read("{\"type\": \"secret dog\"}"))
                .isInstanceOf(UnreadableJson.class)
                .hasMessage("A stored Animal can't be read: InvalidTypeIdException")
                .satisfies(failure ->
                        assertThat(TransientFailures.isOutage(failure)).isFalse());
        assertThat(animals.find("{\"type\": \"secret dog\"}")).isEmpty();
    }

    @Test
    void whereAListIsBrokenIsTold() {
        var lists = StoredJson.listOf(Cat.class);

        assertThatThrownBy(() -> lists.read("[{\"type\": \"cat\", \"name\": \"Tom\", \"lives\": \"many\"}]"))
                .isInstanceOf(UnreadableJson.class)
                .hasMessageContaining("A stored Cat can't be read")
                .hasMessageContaining("[0]")
                .hasMessageContaining("lives")
                .hasMessageNotContaining("many");
    }

    @Test
    void theCharacterZeroIsLeftOutAndAWordThatLooksLikeItStays() {
        var texts = StoredJson.of(String.class);

        assertThat(texts.read(texts.write("a\0b\\\0c"))).isEqualTo("ab\\c");
        assertThat(texts.read(texts.write("a\\u0000b"))).isEqualTo("a\\u0000b");
        assertThat(texts.read(texts.write("a\\\\u0000"))).isEqualTo("a\\\\u0000");
        assertThat(texts.read(texts.write("\0\0"))).isEmpty();
    }

    @Test
    void whatIsReadByHandFailsInTheSameWay() {
        assertThatThrownBy(() -> StoredJson.byHand("state", () -> UUID.fromString("of another kind")))
                .isInstanceOf(UnreadableJson.class)
                .hasMessage("A stored state can't be read: IllegalArgumentException");
    }
}
