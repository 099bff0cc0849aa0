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

class ComplaintsTest {
    @Test
    void aComplaintNamesTheLimit() {
        var text = new Wanted.AnyText(3, 21, Optional.empty());
        var number = new Wanted.Number(Optional.of(new BigDecimal("0.50")), Optional.of(new BigDecimal("1E+3")), false);
        var day = new Wanted.Day(Optional.of(LocalDate.of(2026, 12, 31)), Optional.empty());
        var file = new Wanted.File(Set.of(FileKind.DOCUMENT, FileKind.PHOTO), 20 * 1_024 * 1_024);

        assertThat(russian(text, Complaint.TOO_SHORT)).isEqualTo("Слишком коротко: нужно хотя бы 3 символа.");
        assertThat(russian(text, Complaint.TOO_LONG)).isEqualTo("Слишком длинно: можно не больше 21 символа.");
        assertThat(english(text, Complaint.TOO_LONG)).isEqualTo("That is too long: at most 21 characters, please.");
        assertThat(russian(number, Complaint.TOO_SMALL)).isEqualTo("Пожалуйста, не меньше 0.5.");
        assertThat(english(number, Complaint.TOO_LARGE)).isEqualTo("No more than 1000, please.");
        assertThat(russian(day, Complaint.TOO_EARLY)).isEqualTo("Пожалуйста, не раньше 31.12.2026.");
        assertThat(english(day, Complaint.TOO_EARLY)).isEqualTo("No earlier than 2026-12-31, please.");
        assertThat(russian(file, Complaint.WRONG_KIND_OF_FILE))
                .isEqualTo("Этот файл не подходит. Нужно: фото, документ.");
        assertThat(english(file, Complaint.FILE_TOO_LARGE)).isEqualTo("The file is too large: at most 20 MB, please.");
    }

    @Test
    void aRatingAsksForItsScale() {
        assertThat(russian(new Wanted.Rating(1, 5), Complaint.NOT_A_NUMBER))
                .isEqualTo("Пожалуйста, поставьте оценку от 1 до 5.");
        assertThat(english(new Wanted.Rating(1, 5), Complaint.TOO_LARGE)).isEqualTo("Please rate it from 1 to 5.");
    }

    @ParameterizedTest
    @EnumSource
    void everyComplaintIsASentenceEvenAboutAQuestionWithoutTheLimit(Complaint complaint) {
        var sentence = Complaints.sentence(new Wanted.Phone(), complaint);

        assertThat(sentence.byLanguage()).containsOnlyKeys("ru", "en");
        assertThat(sentence.byLanguage().values())
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{"));
    }

    private static String russian(Wanted wanted, Complaint complaint) {
        return Complaints.sentence(wanted, complaint).in("ru", "ru");
    }

    private static String english(Wanted wanted, Complaint complaint) {
        return Complaints.sentence(wanted, complaint).in("en", "en");
    }
}
