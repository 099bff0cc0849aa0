package dev.beseda.bot.engine.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.AnswerResult.Accepted;
import dev.beseda.bot.engine.answers.AnswerResult.Refused;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random questions and random answers: whatever is given is read, and what is accepted is what was asked for.
class AnswersNeverFailTest {
    private static final int ANSWERS = 100_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /// Everything random comes from here, so a failure names the seed that repeats it.
    private record Dice(Random random) {
        private static final List<String> PIECES = List.of(
                "1",
                "12",
                "8",
                "+7",
                ".",
                ",",
                " ",
                "-",
                "/",
                "2026",
                "31",
                "декабря",
                "May",
                "завтра",
                "@",
                "a",
                "пример.рф",
                "x.com",
                "★",
                "⭐️",
                "да",
                "Red",
                "😀",
                "\uD83D",
                "\u00a0",
                "(",
                ")",
                "٣",
                "\n",
                "г.",
                "00");

        <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        <T> Optional<T> perhaps(T thing) {
            return random.nextBoolean() ? Optional.of(thing) : Optional.empty();
        }

        String text() {
            if (random.nextInt(50) == 0) {
                return one(PIECES).repeat(random.nextInt(5_000));
            }
            return Stream.generate(() -> one(PIECES)).limit(random.nextInt(7)).collect(Collectors.joining());
        }

        BigDecimal number() {
            return BigDecimal.valueOf(random.nextInt(-50, 50)).movePointRight(random.nextInt(-2, 3));
        }

        LocalDate day() {
            return TODAY.plusDays(random.nextInt(-400, 400));
        }

        ExpectedAnswer wanted() {
            return switch (random.nextInt(10)) {
                case 0 ->
                    new ExpectedAnswer.AnyText(
                            random.nextInt(3), random.nextInt(9_000), perhaps(one(List.of("\\d+", "(", ".*"))));
                case 1 -> new ExpectedAnswer.Number(perhaps(number()), perhaps(number()), random.nextBoolean());
                case 2 -> new ExpectedAnswer.Day(perhaps(day()), perhaps(day()));
                case 3 -> new ExpectedAnswer.Phone();
                case 4 -> new ExpectedAnswer.Email();
                case 5 ->
                    new ExpectedAnswer.Choice(Stream.generate(this::option)
                            .limit(random.nextInt(4))
                            .toList());
                case 6 -> new ExpectedAnswer.Contact();
                case 7 -> new ExpectedAnswer.Place();
                case 8 ->
                    new ExpectedAnswer.File(
                            random.nextBoolean() ? Set.of() : EnumSet.of(one(List.of(FileKind.values()))),
                            random.nextLong());
                default -> new ExpectedAnswer.Rating(random.nextInt(-2, 3), random.nextInt(12));
            };
        }

        ExpectedAnswer.Option option() {
            return new ExpectedAnswer.Option(new Text(Map.of("ru", text(), "en", text())), text());
        }

        Input given() {
            return switch (random.nextInt(9)) {
                case 0 -> new Input.Chose(one(List.of(0, 1, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE)));
                case 1 -> new Input.SharedContact(text(), random.nextBoolean());
                case 2 -> new Input.SharedPlace(degrees(), degrees());
                case 3 -> new Input.Sent(one(List.of(FileKind.values())), text(), text(), random.nextLong());
                default -> new Input.Wrote(text());
            };
        }

        double degrees() {
            return one(List.of(0.0, 55.7, -89.9, 90.1, -400.0, Double.NaN, Double.POSITIVE_INFINITY));
        }
    }

    @Test
    void whateverIsGivenToWhateverQuestionIsRead() {
        int accepted = 0;
        for (int seed = 0; seed < ANSWERS; seed++) {
            var dice = new Dice(new Random(seed));
            var wanted = dice.wanted();
            var given = dice.given();
            var language = dice.one(List.of("ru", "en", "de", "", "zz-ZZ"));

            var answerResult = Answers.read(wanted, given, TODAY, language);

            assertThat(Answers.read(wanted, given, TODAY, language))
                    .as("seed %d", seed)
                    .isEqualTo(answerResult);
            accepted += check(seed, wanted, answerResult) ? 1 : 0;
        }
        assertThat(accepted).isBetween(ANSWERS / 20, ANSWERS / 2);
    }

    private static boolean check(int seed, ExpectedAnswer wanted, AnswerResult answerResult) {
        return switch (answerResult) {
            case Accepted accepted -> {
                assertThat(isWanted(wanted, accepted.value()))
                        .as("seed %d: %s", seed, accepted)
                        .isTrue();
                yield true;
            }
            case Refused refused -> {
                assertThat(AnswerErrorTexts.sentence(wanted, refused.why())
                                .byLanguage()
                                .values())
                        .as("seed %d", seed)
                        .noneMatch(sentence -> sentence.isBlank() || sentence.contains("{"));
                yield false;
            }
        };
    }

    private static boolean isWanted(ExpectedAnswer wanted, Value value) {
        return switch (wanted) {
            case ExpectedAnswer.AnyText text -> value.shown("en").length() >= text.least();
            case ExpectedAnswer.Number number ->
                value instanceof Value.Number found && isWithin(number, found.number());
            case ExpectedAnswer.Day day ->
                value instanceof Value.Day found
                        && day.earliest().stream().noneMatch(found.day()::isBefore)
                        && day.latest().stream().noneMatch(found.day()::isAfter);
            case ExpectedAnswer.Phone _, ExpectedAnswer.Contact _ ->
                value.shown("en").matches("\\+\\d{7,15}");
            case ExpectedAnswer.Email _ -> value.shown("en").matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
            case ExpectedAnswer.Choice choice ->
                choice.options().stream().anyMatch(option -> new Value.Text(option.value()).equals(value));
            case ExpectedAnswer.Place _ -> value instanceof Value.Place;
            case ExpectedAnswer.File file -> value instanceof Value.File found && found.bytes() <= file.mostBytes();
            case ExpectedAnswer.Rating rating ->
                value instanceof Value.Number found
                        && found.number().intValueExact() >= rating.from()
                        && found.number().intValueExact() <= rating.to();
        };
    }

    private static boolean isWithin(ExpectedAnswer.Number wanted, BigDecimal number) {
        return wanted.least().stream().allMatch(least -> number.compareTo(least) >= 0)
                && wanted.most().stream().allMatch(most -> number.compareTo(most) <= 0)
                && (!wanted.whole() || number.scale() == 0);
    }
}
