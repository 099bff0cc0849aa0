package dev.beseda.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorableTextTest {
    @ParameterizedTest
    @CsvSource({"Наша лавка, Наша лавка", "'a\0b\0', a\uFFFDb\uFFFD", "'', ''"})
    void aTextKeepsAllButItsZeros(String text, String stored) {
        assertThat(StorableText.of(text)).isEqualTo(stored);
    }
}
