package dev.beseda.bot.engine.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.FileKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerErrorTextsTest {
    @Test
    void anAnswerErrorNamesTheLimit() {
        var text = new ExpectedAnswer.AnyText(3, 21, Optional.empty());
        var number = new ExpectedAnswer.Number(
                Optional.of(new BigDecimal("0.50")), Optional.of(new BigDecimal("1E+3")), false);
        var day = new ExpectedAnswer.Day(Optional.of(LocalDate.of(2026, 12, 31)), Optional.empty());
        var file = new ExpectedAnswer.File(Set.of(FileKind.DOCUMENT, FileKind.PHOTO), 20 * 1_024 * 1_024);

        assertThat(russian(text, AnswerError.TOO_SHORT)).isEqualTo("Слишком коротко: нужно хотя бы 3 символа.");
        assertThat(russian(text, AnswerError.TOO_LONG)).isEqualTo("Слишком длинно: можно не больше 21 символа.");
        assertThat(english(text, AnswerError.TOO_LONG)).isEqualTo("That is too long: at most 21 characters, please.");
        assertThat(russian(number, AnswerError.TOO_SMALL)).isEqualTo("Пожалуйста, не меньше 0.5.");
        assertThat(english(number, AnswerError.TOO_LARGE)).isEqualTo("No more than 1000, please.");
        assertThat(russian(day, AnswerError.TOO_EARLY)).isEqualTo("Пожалуйста, не раньше 31.12.2026.");
        assertThat(english(day, AnswerError.TOO_EARLY)).isEqualTo("No earlier than 2026-12-31, please.");
        assertThat(russian(file, AnswerError.WRONG_KIND_OF_FILE))
                .isEqualTo("Этот файл не подходит. Нужно: фото, документ.");
        assertThat(english(file, AnswerError.FILE_TOO_LARGE))
                .isEqualTo("The file is too large: at most 20 MB, please.");
    }

    @Test
    void aRatingAsksForItsScale() {
        assertThat(russian(new ExpectedAnswer.Rating(1, 5), AnswerError.NOT_A_NUMBER))
                .isEqualTo("Пожалуйста, поставьте оценку от 1 до 5.");
        assertThat(english(new ExpectedAnswer.Rating(1, 5), AnswerError.TOO_LARGE))
                .isEqualTo("Please rate it from 1 to 5.");
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerErrorIsASentenceEvenAboutAQuestionWithoutTheLimit(AnswerError error) {
        var sentence = AnswerErrorTexts.sentence(new ExpectedAnswer.Phone(), error);

        assertThat(sentence.byLanguage()).containsOnlyKeys("ru", "en");
        assertThat(sentence.byLanguage().values())
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{"));
    }

    private static String russian(ExpectedAnswer expected, AnswerError error) {
        return AnswerErrorTexts.sentence(expected, error).in("ru", "ru");
    }

    private static String english(ExpectedAnswer expected, AnswerError error) {
        return AnswerErrorTexts.sentence(expected, error).in("en", "en");
    }
}
