package dev.beseda.llm.knowledge.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.knowledge.advice.rules.Case.Task;
import dev.beseda.llm.knowledge.advice.rules.Source.Offer;
import dev.beseda.llm.knowledge.rules.Price;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final UUID JAVA = new UUID(0, 1);
    private static final UUID GO = new UUID(0, 2);
    private static final List<Source> SOURCES = List.of(
            source(JAVA, "Курс Java", Optional.of(new Price(199_000, "RUB"))),
            source(GO, "Курс Go", Optional.empty()),
            new Source("Программа", "Первый урок бесплатно", Optional.empty()));

    private static Source source(UUID id, String name, Optional<Price> price) {
        return new Source(
                name, name + "\n" + price.map(Price::text).orElse(""), Optional.of(new Offer(id, name, price)));
    }

    @Test
    void theProductsAreThoseThatTheAnswerNamesOrCites() {
        var advice = Advice.of("Возьмите курс java за 1990 ₽ [1, 3]. Подойдёт и этот [2][9].", SOURCES);

        assertThat(advice.products()).containsExactly(JAVA, GO);
        assertThat(advice.cited()).containsExactly(1, 2, 3);
        assertThat(advice.removedPrices()).isEmpty();
    }

    @Test
    void aListOfSourcesWithoutEndIsRead() {
        var advice = Advice.of("Смотрите [1" + ", 3".repeat(20_000) + "].", SOURCES);

        assertThat(advice.cited()).containsExactly(1, 3);
    }

    @Test
    void aPriceThatNoProductHasIsNotSaid() {
        var advice = Advice.of("Возьмите курс Java [1]. Сегодня он стоит 990 ₽!", SOURCES);

        assertThat(advice.text()).isEqualTo("Возьмите курс Java [1].");
        assertThat(advice.removedPrices()).containsExactly("990 ₽");
    }

    @Test
    void whereNothingMayBeSaidTheProductsSpeakForThemselves() {
        var advice = Advice.of("Всего 990 ₽!", SOURCES);

        assertThat(advice.text()).isEqualTo("Курс Java — 1\u00a0990\u00a0₽\nКурс Go");
        assertThat(advice.products()).containsExactly(JAVA, GO);
    }

    @Test
    void theModelIsGivenTheSourcesByNumberAndTheStrategy() {
        var prompt =
                AdvicePrompt.of(new Case(Task.RECOMMEND, "Ты Аня.", "Сначала спроси о цели.", SOURCES, "Хочу учиться"));

        assertThat(prompt.messages()).hasSize(2);
        assertThat(prompt.messages().getFirst().text())
                .startsWith("Ты Аня.")
                .contains("Сначала спроси о цели.", "[1] Курс Java", "[3] Программа\nПервый урок бесплатно");
        assertThat(prompt.messages().getLast().text()).isEqualTo("Хочу учиться");
    }

    @Test
    void withoutSourcesTheModelIsToldSo() {
        var prompt = AdvicePrompt.of(new Case(Task.ANSWER_OBJECTION, "", "", List.of(), "Дорого"));

        assertThat(prompt.messages().getFirst().text()).contains("There are no sources.");
    }
}
