package dev.beseda.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnnestColumnsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Line(UUID id, String text, long number) {}

    @Test
    void eachColumnIsOneArrayWithAValueForEachRowInOrder() {
        var first = new Line(UUID.randomUUID(), "один", 1);
        var second = new Line(UUID.randomUUID(), "two", 2);

        var tuple = UnnestColumns.of(List.of(first, second))
                .uuids(Line::id)
                .texts(Line::text)
                .longs(Line::number)
                .integers(line -> (int) line.number())
                .instants(line -> NOON)
                .tuple();

        assertThat(tuple.size()).isEqualTo(5);
        assertThat((UUID[]) tuple.getValue(0)).containsExactly(first.id(), second.id());
        assertThat((String[]) tuple.getValue(1)).containsExactly("один", "two");
        assertThat((Long[]) tuple.getValue(2)).containsExactly(1L, 2L);
        assertThat((Integer[]) tuple.getValue(3)).containsExactly(1, 2);
        assertThat((OffsetDateTime[]) tuple.getValue(4))
                .containsOnly(OffsetDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC));
    }

    @Test
    void aMissingValueIsNullInItsPlace() {
        var tuple = UnnestColumns.of(List.of("a", "", "c"))
                .texts(text -> text.isEmpty() ? null : text)
                .tuple();

        assertThat((String[]) tuple.getValue(0)).containsExactly("a", null, "c");
    }

    @Test
    void noRowsAreEmptyArrays() {
        var tuple = UnnestColumns.of(List.<String>of()).texts(text -> text).tuple();

        assertThat((String[]) tuple.getValue(0)).isEmpty();
    }
}
