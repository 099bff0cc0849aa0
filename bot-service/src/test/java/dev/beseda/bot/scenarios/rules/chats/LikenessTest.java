package dev.beseda.bot.scenarios.rules.chats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello          | Hello          | true
            Hello          | Hello!         | false
            Hello*         | Hello, Ada     | true
            *Ada           | Hello, Ada     | true
            *o*A*          | Hello, Ada     | true
            *A*o*          | Hello, Ada     | false
            a*a            | a              | false
            a*b*b          | ab             | false
            *              | anything       | true
            2 * 2          | 2 * 2          | true
            """)
    void aStarStandsForAnyText(String written, String said, boolean like) {
        assertThat(Likeness.of(written, said)).isEqualTo(like);
    }
}
