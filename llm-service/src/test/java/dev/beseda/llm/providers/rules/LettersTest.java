package dev.beseda.llm.providers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    private static double likeness(String one, String other) {
        var vectors = Letters.of(List.of(one, other)).vectors();
        return Vectors.likeness(vectors.getFirst(), vectors.getLast());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "сколько стоит доставка | Доставка стоит 300 рублей по Москве | Тренажёр работает от сети",
                "как вернуть товар | Возврат товаров: вернуть можно за 14 дней | Мы открыты с девяти до шести",
                "warranty of the rings | The rings have a warranty of two years | We ship to all countries",
                "делаете ли вы вышивку | Вышивка на футболках делается за день | Гарантия на печать один год"
            })
    void aTextIsLikerToWhatSpeaksOfTheSame(String question, String same, String other) {
        assertThat(likeness(question, same)).isGreaterThan(likeness(question, other) + 0.15);
    }

    @Test
    void endingsLettersAndSignsHardlyMatter() {
        assertThat(likeness("Ёлочные игрушки!", "елочная игрушка")).isGreaterThan(0.4);
        assertThat(likeness("ДОСТАВКА", "доставка")).isGreaterThan(0.999);
    }

    @Test
    void theSameTextHasTheSameVectorOfLengthOne() {
        var once = Letters.of(List.of("Привет, world 123")).vectors().getFirst();
        var again = Letters.of(List.of("Привет, world 123")).vectors().getFirst();

        assertThat(once).isEqualTo(again).hasSize(256);
        assertThat(Vectors.likeness(once, once)).isBetween(0.999, 1.001);
    }

    @Test
    void aTextWithoutWordsIsLikeNothing() {
        assertThat(likeness("?! …", "доставка")).isZero();
        assertThat(Letters.of(List.of("")).vectors().getFirst()).containsOnly(0f);
    }
}
