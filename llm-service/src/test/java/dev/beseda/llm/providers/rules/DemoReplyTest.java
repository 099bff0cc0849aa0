package dev.beseda.llm.providers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoReplyTest {
    private static final String CHARACTER = "Ты Ада, продавец тренажёров. Говори коротко.";

    private static String reply(String system, String asked) {
        return DemoReply.to(new Prompt(List.of(new Message(Role.SYSTEM, system), new Message(Role.USER, asked))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Привет", "Спасибо!", "Сколько стоит?", "кто ты?"})
    void itSaysInRussianThatItIsADemo(String asked) {
        assertThat(reply(CHARACTER, asked)).contains("демо-ответ без языковой модели");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "Thanks", "How much is it?", "", "123 🙂", "¿Qué?"})
    void toAllOthersItSaysSoInEnglish(String asked) {
        assertThat(reply(CHARACTER, asked)).contains("demo answer without a language model");
    }

    @ParameterizedTest
    @CsvSource({
        "Привет!, Здравствуйте",
        "Good evening, Hello",
        "спасибо большое, Пожалуйста",
        "Куда?, Вы написали: «Куда?»"
    })
    void itAnswersByRule(String asked, String expected) {
        assertThat(reply("", asked)).contains(expected);
    }

    @Test
    void askedWhoItIsItRepeatsTheFirstSentenceItWasTold() {
        assertThat(reply(CHARACTER, "А кто ты вообще?"))
                .contains("«Ты Ада, продавец тренажёров.»")
                .doesNotContain("коротко");
        assertThat(reply("Rules:\n- Never state a price.", "Привет")).doesNotContain("Rules");
    }

    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void whatItKnowsIsLookedForOnce() {
        var system = "<knowledge>".repeat(100_000);

        assertThat(reply(system, "Where?")).contains("Where?");
    }

    @Test
    void ofWhatItKnowsItQuotesTheBestWithItsSource() {
        var system = """
                Ты продавец.

                <knowledge>
                [1] Каталог: Тренажёр «Волна» стоит 1990 рублей.
                [2] Доставка: Доставка по Москве бесплатна: от двух дней.
                Курьер позвонит.
                [3] Возврат: Вернуть можно за 14 дней.
                </knowledge>""";

        assertThat(reply(system, "Есть ли доставка в Москву?"))
                .contains("«Доставка по Москве бесплатна: от двух дней. Курьер позвонит.» [2] (Доставка)");
    }

    @Test
    void itsPiecesMakeUpTheReply() {
        var reply = reply(CHARACTER, "Расскажи   о\nсебе");

        assertThat(DemoReply.deltas(reply)).hasSizeGreaterThan(2);
        assertThat(String.join("", DemoReply.deltas(reply))).isEqualTo(reply);
    }
}
