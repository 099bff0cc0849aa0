package dev.beseda.llm.memory.rules;

import static dev.beseda.llm.memory.rules.Talking.question;
import static dev.beseda.llm.memory.rules.Talking.settings;
import static dev.beseda.llm.memory.rules.Talking.talk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Memory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptSizeTest {
    private static final int CASES = 5_000;
    private static final String[] WORDS = {
        "да", "Здравствуйте", "price", "42", "你好", "😀", "<facts>", "</knowledge>", "[INST]", "\n", "<|im_end|>", "é"
    };

    @ParameterizedTest
    @CsvSource({"8000, 7000", "3000, 2000", "600, 400", "10, 64"})
    void aReplyHasAThousandTokensOrAThirdOfAll(int context, int prompt) {
        assertThat(PromptSize.ofPrompt(settings(talk(), "", new Memory(context, 20, false))))
                .isEqualTo(prompt);
    }

    @Test
    void aReplyHasWhatTheOwnerAllowsIt() {
        var settings = settings(talk(), "", new Memory(8_000, 20, false));

        var allowing = new LlmSettings(
                settings.bot(),
                settings.workspace(),
                1,
                List.of(Talking.provider(200), Talking.provider(500)),
                "",
                settings.memory(),
                settings.manner(),
                settings.limits());

        assertThat(PromptSize.ofReply(allowing)).isEqualTo(500);
    }

    @Test
    void whateverTheTalkThePromptIsNeverTooLongAndTheSameAgain() {
        for (int seed = 0; seed < CASES; seed++) {
            var dice = new Random(seed);
            var question = randomQuestion(dice);
            var recalled = new Recalled(
                    some(dice, 4, at -> text(dice, 20)),
                    text(dice, 100),
                    some(dice, 12, at -> Talking.turn(text(dice, 60), text(dice, 60))));
            var passages = some(dice, 4, at -> new Passage(text(dice, 3), text(dice, 80)));

            var composed = PromptMaker.make(question, recalled, passages);

            int most = PromptSize.ofPrompt(question.settings());
            assertThat(composed.tokens()).as("seed %d", seed).isLessThanOrEqualTo(most);
            assertThat(composed.prompt().messages().stream()
                            .mapToInt(History::tokens)
                            .sum())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(composed.tokens());
            assertThat(composed.prompt().messages().size() - 2)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(question.settings().memory().mostMessages());
            assertThat(PromptMaker.make(question, recalled, passages)).isEqualTo(composed);
        }
    }

    @Test
    void whateverIsSummedUpThePromptOfItIsNeverTooLong() {
        for (int seed = 0; seed < CASES / 5; seed++) {
            var dice = new Random(seed);
            var settings = settings(talk(), "", new Memory(500 + dice.nextInt(4_000), 20, false));
            var turns = some(dice, 12, at -> new Summing.Numbered(at, Talking.turn(text(dice, 90), text(dice, 90))));

            var summing = Summing.of(Summing.kept(text(dice, 300), settings).orElse(""), turns, settings);

            assertThat(summing.stream()
                            .flatMap(found -> found.prompt().messages().stream())
                            .mapToInt(History::tokens)
                            .sum())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(PromptSize.ofPrompt(settings));
            assertThat(summing.isPresent()).as("seed %d", seed).isEqualTo(turns.size() > 1);
        }
    }

    private static Question randomQuestion(Random dice) {
        var memory = new Memory(96 + dice.nextInt(3_000), dice.nextInt(20), dice.nextBoolean());
        var variables = new TreeMap<String, String>();
        some(dice, 4, at -> variables.put("v" + at, text(dice, 10)));
        return new Question(
                talk(),
                settings(talk(), text(dice, 150), memory),
                text(dice, 200),
                text(dice, 30),
                "ru",
                Map.copyOf(variables));
    }

    private static <T> List<T> some(Random dice, int most, IntFunction<T> make) {
        return IntStream.range(0, dice.nextInt(most + 1)).mapToObj(make).toList();
    }

    private static String text(Random dice, int mostWords) {
        var text = new StringBuilder();
        for (int words = dice.nextInt(mostWords + 1); words > 0; words--) {
            text.append(WORDS[dice.nextInt(WORDS.length)]).append(dice.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }
}
