package dev.beseda.llm.providers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 1",
        "four, 1",
        "'Good morning', 3",
        "привет, 2",
        "'Здравствуйте, Мария', 7",
        "你好世界, 4",
        "こんにちは, 5",
        "안녕, 2",
        "😀, 2",
        "123456, 2",
    })
    void aTextHasAsManyTokensAsItsLettersWeigh(String text, int tokens) {
        assertThat(Tokens.of(text)).isEqualTo(tokens);
    }

    @Test
    void aTextThatFitsIsNotCut() {
        assertThat(Tokens.cut("Good morning", 3)).isEqualTo("Good morning");
    }

    @Test
    void aTextThatDoesNotFitIsCutWithAMark() {
        assertThat(Tokens.cut("Good morning, ladies and gentlemen", 6))
                .isEqualTo("Good morning, ladi […]")
                .satisfies(cut -> assertThat(Tokens.of(cut)).isEqualTo(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀😀😀😀😀😀😀😀😀😀", "а😀б你c", "plain text of Latin letters, and a 👩‍👩‍👧‍👦 family"})
    void aCutIsNeverTooLongAndNeverHalfACharacter(String text) {
        for (int most = 0; most <= Tokens.of(text); most++) {
            var cut = Tokens.cut(text, most);

            assertThat(Tokens.of(cut)).isLessThanOrEqualTo(most);
            assertThat(cut.codePoints().noneMatch(character -> Character.getType(character) == Character.SURROGATE))
                    .isTrue();
        }
    }
}
