package dev.beseda.bot.engine.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.AnswerResult.Accepted;
import dev.beseda.bot.engine.answers.AnswerResult.Refused;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final ExpectedAnswer.Choice COLOURS = new ExpectedAnswer.Choice(List.of(
            new ExpectedAnswer.Option(new Text(Map.of("ru", "Красный", "en", "Red")), "red"),
            new ExpectedAnswer.Option(new Text(Map.of("ru", "Синий цвет", "en", "Blue")), "blue"),
            new ExpectedAnswer.Option(new Text(Map.of("ru", "1")), "one")));

    @ParameterizedTest
    @CsvSource({"Ада, ACCEPTED", "А, TOO_SHORT", "😀😀, ACCEPTED", "Александра, TOO_LONG", "Ad4, NOT_IN_THE_FORM"})
    void aTextHasALengthAndAForm(String text, String outcome) {
        var expectedAnswer = new ExpectedAnswer.AnyText(2, 9, Optional.of("[^0-9]*"));

        assertThat(outcome(expectedAnswer, new Input.Wrote(" " + text + "\n"))).isEqualTo(outcome);
    }

    @Test
    void aTextIsTakenWithoutTheBlanksAroundIt() {
        var expectedAnswer = new ExpectedAnswer.AnyText(1, 4_096, Optional.empty());

        assertThat(read(expectedAnswer, new Input.Wrote("  Ада \n"))).isEqualTo(new Accepted(new Value.Text("Ада")));
        assertThat(read(expectedAnswer, new Input.Wrote("  "))).isEqualTo(new Refused(AnswerError.TOO_SHORT));
        assertThat(read(expectedAnswer, new Input.SharedPlace(0, 0))).isEqualTo(new Refused(AnswerError.NOT_A_TEXT));
    }

    @Test
    void aBrokenPatternKeepsNobodyAtTheQuestion() {
        assertThat(outcome(new ExpectedAnswer.AnyText(1, 9, Optional.of("(")), new Input.Wrote("x")))
                .isEqualTo("ACCEPTED");
    }

    @ParameterizedTest
    @CsvSource({
        "'12', ACCEPTED",
        "'10', ACCEPTED",
        "'1 000', ACCEPTED",
        "'9', TOO_SMALL",
        "'1 001', TOO_LARGE",
        "'12,5', NOT_WHOLE",
        "'12,0', ACCEPTED",
        "двенадцать, NOT_A_NUMBER",
        "1e2, NOT_A_NUMBER",
    })
    void aNumberStaysWithinItsLimits(String text, String outcome) {
        var expectedAnswer =
                new ExpectedAnswer.Number(Optional.of(BigDecimal.TEN), Optional.of(new BigDecimal("1E+3")), true);

        assertThat(outcome(expectedAnswer, new Input.Wrote(text))).isEqualTo(outcome);
    }

    @Test
    void aNumberIsReadInThePersonsLanguage() {
        var expectedAnswer = new ExpectedAnswer.Number(Optional.empty(), Optional.empty(), false);

        assertThat(Answers.read(expectedAnswer, new Input.Wrote("1,234"), TODAY, "en"))
                .isEqualTo(new Accepted(Value.number(1_234)));
        assertThat(Answers.read(expectedAnswer, new Input.Wrote("1,234"), TODAY, "ru"))
                .isEqualTo(new Accepted(new Value.Number(new BigDecimal("1.234"))));
    }

    @ParameterizedTest
    @CsvSource({
        "завтра, 2026-11-22",
        "31 декабря, 2026-12-31",
        "5 января, 2027-01-05",
        "сегодня, 2026-11-21",
    })
    void aDayWithoutAYearIsTheOneWithinTheLimits(String text, LocalDate day) {
        var expectedAnswer = new ExpectedAnswer.Day(Optional.of(TODAY), Optional.of(TODAY.plusYears(1)));

        assertThat(read(expectedAnswer, new Input.Wrote(text))).isEqualTo(new Accepted(new Value.Day(day)));
    }

    @ParameterizedTest
    @CsvSource({"вчера, TOO_EARLY", "22.11.2027, TOO_LATE", "31.02.2027, NOT_A_DATE", "скоро, NOT_A_DATE"})
    void aDayOutsideItsLimitsIsRefused(String text, String complaint) {
        var expectedAnswer = new ExpectedAnswer.Day(Optional.of(TODAY), Optional.of(TODAY.plusYears(1)));

        assertThat(outcome(expectedAnswer, new Input.Wrote(text))).isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "+7 (912) 345-67-89, +79123456789",
        "8 912 345 67 89, +79123456789",
        "79123456789, +79123456789",
        "+8 912 345 67 89, +89123456789",
        "0044 20 7946 0958, +442079460958",
        "+1.202.555.0123, +12025550123",
        "1234567, +1234567",
    })
    void aPhoneIsKeptAsDigitsWithAPlus(String text, String phone) {
        assertThat(read(new ExpectedAnswer.Phone(), new Input.Wrote(text)))
                .isEqualTo(new Accepted(new Value.Text(phone)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123456", "1234567890123456", "+7 912 abc", "позвоните мне", "++79123456789", "7912+3456789"
            })
    void whatIsNoPhoneIsRefused(String text) {
        assertThat(outcome(new ExpectedAnswer.Phone(), new Input.Wrote(text))).isEqualTo("NOT_A_PHONE");
    }

    @Test
    void aSharedPhoneIsInternationalAlready() {
        assertThat(read(new ExpectedAnswer.Phone(), new Input.SharedContact("84912345678", false)))
                .isEqualTo(new Accepted(new Value.Text("+84912345678")));
    }

    @ParameterizedTest
    @CsvSource({
        "Anna@Example.COM, Anna@example.com",
        "a.b+c@mail.example.org, a.b+c@mail.example.org",
        "пётр@Почта.РФ, пётр@почта.рф",
        "o'neil@x-y.ie, o'neil@x-y.ie",
        "a@xn--80a1acny.xn--p1ai, a@xn--80a1acny.xn--p1ai",
    })
    void anEmailKeepsTheCaseOfItsFirstHalfOnly(String text, String address) {
        assertThat(read(new ExpectedAnswer.Email(), new Input.Wrote(" " + text)))
                .isEqualTo(new Accepted(new Value.Text(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@x.com",
                "anna@",
                "anna@com",
                "a@b@c.com",
                "a b@x.com",
                "a..b@x.com",
                ".a@x.com",
                "a.@x.com",
                "a@x..com",
                "a@-x.com",
                "a@x-.com",
                "a@x.com.",
                "a@1.2.3.4",
                "a@x,com",
                "Anna <a@x.com>",
            })
    void whatIsNoEmailIsRefused(String text) {
        assertThat(outcome(new ExpectedAnswer.Email(), new Input.Wrote(text))).isEqualTo("NOT_AN_EMAIL");
    }

    @Test
    void anEmailIsNotTooLong() {
        var domain = "x".repeat(60) + "." + "y".repeat(60) + "." + "z".repeat(60) + ".com";

        assertThat(outcome(new ExpectedAnswer.Email(), new Input.Wrote("a".repeat(64) + "@" + domain)))
                .isEqualTo("ACCEPTED");
        assertThat(outcome(new ExpectedAnswer.Email(), new Input.Wrote("a".repeat(65) + "@" + domain)))
                .isEqualTo("NOT_AN_EMAIL");
        assertThat(outcome(new ExpectedAnswer.Email(), new Input.Wrote("a".repeat(64) + "@xxx." + domain)))
                .isEqualTo("NOT_AN_EMAIL");
    }

    @ParameterizedTest
    @CsvSource({
        "красный, red",
        "RED, red",
        "' синий   ЦВЕТ', blue",
        "blue, blue",
        "2, blue",
        "1, one",
        "3, one",
        "one, one",
        "0, ",
        "4, ",
        "зелёный, ",
        "99999999999, ",
    })
    void anOptionIsMeantByItsLabelItsValueOrItsNumber(String text, String value) {
        var expected = value == null ? new Refused(AnswerError.NOT_AN_OPTION) : new Accepted(new Value.Text(value));

        assertThat(read(COLOURS, new Input.Wrote(text))).isEqualTo(expected);
    }

    @Test
    void anOptionIsTapped() {
        assertThat(read(COLOURS, new Input.Chose(1))).isEqualTo(new Accepted(new Value.Text("blue")));
        assertThat(read(COLOURS, new Input.Chose(3))).isEqualTo(new Refused(AnswerError.NOT_AN_OPTION));
        assertThat(read(COLOURS, new Input.Chose(-1))).isEqualTo(new Refused(AnswerError.NOT_AN_OPTION));
    }

    @Test
    void onlyThePersonsOwnSharedContactCounts() {
        assertThat(read(new ExpectedAnswer.Contact(), new Input.SharedContact("79123456789", true)))
                .isEqualTo(new Accepted(new Value.Text("+79123456789")));
        assertThat(outcome(new ExpectedAnswer.Contact(), new Input.SharedContact("79123456789", false)))
                .isEqualTo("NOT_YOUR_CONTACT");
        assertThat(outcome(new ExpectedAnswer.Contact(), new Input.Wrote("+79123456789")))
                .isEqualTo("NOT_YOUR_CONTACT");
    }

    @Test
    void aPlaceLiesOnTheMap() {
        assertThat(read(new ExpectedAnswer.Place(), new Input.SharedPlace(55.75, 37.61)))
                .isEqualTo(new Accepted(new Value.Place(55.75, 37.61)));
        assertThat(outcome(new ExpectedAnswer.Place(), new Input.SharedPlace(91, 0)))
                .isEqualTo("NOT_A_PLACE");
        assertThat(outcome(new ExpectedAnswer.Place(), new Input.SharedPlace(Double.NaN, 0)))
                .isEqualTo("NOT_A_PLACE");
        assertThat(outcome(new ExpectedAnswer.Place(), new Input.Wrote("Москва")))
                .isEqualTo("NOT_A_PLACE");
    }

    @ParameterizedTest
    @CsvSource({"PHOTO, 100, ACCEPTED", "PHOTO, 101, FILE_TOO_LARGE", "VIDEO, 1, WRONG_KIND_OF_FILE"})
    void aFileIsOfTheRightKindAndSize(FileKind kind, long bytes, String outcome) {
        var expectedAnswer = new ExpectedAnswer.File(Set.of(FileKind.PHOTO, FileKind.DOCUMENT), 100);

        assertThat(outcome(expectedAnswer, new Input.Sent(kind, "id", "name", bytes)))
                .isEqualTo(outcome);
        assertThat(outcome(expectedAnswer, new Input.Wrote("вот"))).isEqualTo("NOT_A_FILE");
    }

    @Test
    void anyFileWillDoWhenNoKindIsNamed() {
        var sent = new Input.Sent(FileKind.STICKER, "id", "", 1);

        assertThat(read(new ExpectedAnswer.File(Set.of(), 100), sent))
                .isEqualTo(new Accepted(new Value.File(FileKind.STICKER, "id", "", 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "'★★★', 3",
        "'⭐️⭐️⭐️⭐️', 4",
        "'★★☆☆☆', 2",
        "'🌟 🌟', 2",
        "'5,0', 5",
    })
    void aRatingIsANumberOrAsManyStars(String text, long rating) {
        assertThat(read(new ExpectedAnswer.Rating(1, 5), new Input.Wrote(text)))
                .isEqualTo(new Accepted(Value.number(rating)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, TOO_SMALL",
        "6, TOO_LARGE",
        "'★★★★★★', TOO_LARGE",
        "'4,5', NOT_WHOLE",
        "класс, NOT_A_NUMBER",
        "'☆', NOT_A_NUMBER"
    })
    void aRatingBesideTheScaleIsRefused(String text, String complaint) {
        assertThat(outcome(new ExpectedAnswer.Rating(1, 5), new Input.Wrote(text)))
                .isEqualTo(complaint);
    }

    @Test
    void aTappedRatingCountsFromTheLowest() {
        assertThat(read(new ExpectedAnswer.Rating(1, 5), new Input.Chose(0))).isEqualTo(new Accepted(Value.number(1)));
        assertThat(read(new ExpectedAnswer.Rating(0, 10), new Input.Chose(10)))
                .isEqualTo(new Accepted(Value.number(10)));
        assertThat(outcome(new ExpectedAnswer.Rating(1, 5), new Input.Chose(5))).isEqualTo("TOO_LARGE");
    }

    private static AnswerResult read(ExpectedAnswer expectedAnswer, Input input) {
        return Answers.read(expectedAnswer, input, TODAY, "ru");
    }

    private static String outcome(ExpectedAnswer expectedAnswer, Input input) {
        return switch (read(expectedAnswer, input)) {
            case Accepted _ -> "ACCEPTED";
            case Refused refused -> refused.why().name();
        };
    }
}
