package dev.beseda.bot.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 21, 13, 45, 0, 0, ZoneId.of("Europe/Moscow"));
    private static final Map<String, Value> VARIABLES = Map.of(
            "age", Value.number(36),
            "written_age", new Value.Text("36,5"),
            "имя", new Value.Text("Ада Лавлейс"),
            "answer", new Value.Text("ДА"),
            "and", Value.number(7),
            "birthday", new Value.Day(LocalDate.of(1990, 11, 22)),
            "agreed", new Value.Truth(true),
            "home", new Value.Place(55.7558, 37.6173),
            "photo", new Value.File(FileKind.PHOTO, "id", "", 10));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42 | Number 42",
                "3.140 | Number 3.14",
                "\"text\" | Text text",
                "'it\\'s \\\\d \\d' | Text it's \\d \\d",
                "«ёлка» & “!” | Text ёлка!",
                "TRUE | Truth yes",
                "false | Truth no",
                "nothing | Nothing",
                "age | Number 36",
                "{ age } + {and} | Number 43",
                "имя | Text Ада Лавлейс",
                "unknown | Nothing",
            })
    void literalsAndVariablesHaveTheirValues(String source, String value) {
        assertThat(described(source)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3 | Number 7",
                "(1 + 2) * 3 | Number 9",
                "10 - 4 - 3 | Number 3",
                "2 * -3 | Number -6",
                "- -3 | Number 3",
                "0.1 + 0.2 | Number 0.3",
                "1 / 4 | Number 0.25",
                "1 / 3 * 3 | Number 0.9999999999999999999999999999999999",
                "7 % 3 | Number 1",
                "-7 % 3 | Number -1",
                "1 / 0 | Nothing",
                "1 % 0 | Nothing",
                "unknown + 1 | Nothing",
                "'a' * 2 | Nothing",
                "9999999999999999999999999999999999 * 10 | Nothing",
                "written_age + 1 | Number 37.5",
                "'2' + '3' | Text 23",
                "'2' & 3 | Text 23",
                "'Вам ' + age | Text Вам 36",
                "'a' + nothing + 'b' | Text ab",
                "nothing + nothing | Nothing",
                "agreed + 1 | Nothing",
                "today() + 10 | Day 2026-12-01",
                "today() - 21 | Day 2026-10-31",
                "date('2026-12-31') - today() | Number 40",
                "today() - 'x' | Nothing",
            })
    void numbersAreCountedTextsJoinedAndDaysMoved(String source, String value) {
        assertThat(described(source)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "age = 36 | true",
                "age == 36.0 | true",
                "age != 36 | false",
                "age <> 35 | true",
                "age >= 36 and age < 37 | true",
                "written_age > age | true",
                "'36' = age | true",
                "'9' < 10 | true",
                "'9' < '10' | false",
                "'abc' < 10 | false",
                "'abc' >= 10 | false",
                "answer = 'да' | true",
                "answer = 'нет' | false",
                "'Б' > 'а' | true",
                "unknown = nothing | true",
                "unknown = '' | true",
                "unknown = 0 | false",
                "unknown < 1 | false",
                "unknown != 'x' | true",
                "birthday < today() | true",
                "birthday = '22.11.1990' | true",
                "'2027-01-01' > today() | true",
                "agreed = true | true",
                "agreed = 'Да' | true",
                "'no' = false | true",
                "'maybe' = true | false",
                "home = home | true",
                "home > home | false",
                "имя contains 'ЛАВ' | true",
                "имя starts with 'ада' | true",
                "имя ends with 'АДА' | false",
                "имя contains nothing | false",
                "unknown contains 'a' | false",
                "starts_with(имя, 'Ада') && ends_with(имя, 'лейс') | true",
                "contains(имя, ' ') | true",
                "answer in ['да', 'ага'] | true",
                "age in [1, 36] | true",
                "age not in (1, 2) | true",
                "age in [] | false",
                "not age = 36 | false",
                "!agreed | false",
                "true or 1 / 0 | true",
                "false and true or true | true",
                "not (false and true or true) | false",
                "0 or '' or nothing | false",
                "'0' | true",
                "is_set(имя) | true",
                "is_set('  ') | false",
                "is_set(unknown) | false",
                "is_set(photo) | true",
                "matches('2026', '\\d{4}') | true",
                "matches('20261', '\\d{4}') | false",
                "matches(answer, '(?i)да') | true",
            })
    void conditionsHoldOrDoNot(String source, boolean holds) {
        assertThat(valueOf(source).truth()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "if(age > 30, 'yes', 1 / 0) | Text yes",
                "if(unknown, 1, 2) | Number 2",
                "length('Ада😀') | Number 4",
                "upper('ёж') & lower('ЁЖ') | Text ЁЖёж",
                "trim('  a ') | Text a",
                "first_word('  Ада Лавлейс') | Text Ада",
                "length(first_word('')) | Number 0",
                "replace('a-b-c', '-', '+') | Text a+b+c",
                "replace('abc', '', 'x') | Text abc",
                "round(2.5) | Number 3",
                "round(2.345, 2) | Number 2.35",
                "round(1234, -2) | Number 1200",
                "round('x') | Nothing",
                "floor(-1.5) | Number -2",
                "ceil(1.2) | Number 2",
                "abs(-4) | Number 4",
                "min(3, 1, 2) | Number 1",
                "max(3, '10') | Number 10",
                "max(5) | Number 5",
                "max(1, 'x') | Nothing",
                "number('1 234,5') | Number 1234.5",
                "number('много') | Nothing",
                "text(1.50) & text(true) | Text 1.5yes",
                "percent(1, 8) | Number 12.5",
                "percent(1, 0) | Nothing",
                "date('31.01.2026') | Day 2026-01-31",
                "date('31.02.2026') | Nothing",
                "today() | Day 2026-11-21",
                "now_hour() | Number 13",
                "now_minute() | Number 45",
                "weekday() | Number 6",
                "weekday('2026-11-23') | Number 1",
                "days_between(today(), '2027-01-01') | Number 41",
                "years_between(birthday, today()) | Number 35",
                "days_between(1, 2) | Nothing",
                "add_days('31.12.2026', 1) | Day 2027-01-01",
                "add_days(today(), 9999999999) | Nothing",
                "ADD_DAYS(today(), 'x') | Nothing",
            })
    void functionsMeanWhatTheirNamesSay(String source, String value) {
        assertThat(described(source)).isEqualTo(value);
    }

    @Test
    void whatBecomesTextSpeaksTheLanguageOfTheConversation() {
        var expression = Expression.parse("today() & ' ' & agreed");

        assertThat(expression.valueOf(VARIABLES, NOW, "ru")).isEqualTo(new Value.Text("21.11.2026 да"));
        assertThat(expression.valueOf(VARIABLES, NOW)).isEqualTo(new Value.Text("2026-11-21 yes"));
    }

    @Test
    void anExpressionKnowsItsVariablesAndItsSource() {
        var expression = Expression.parse("if({имя} = 'x', age, length(имя)) in [true, b]");

        assertThat(expression.variables()).containsExactlyInAnyOrder("имя", "age", "b");
        assertThat(expression.source()).isEqualTo("if({имя} = 'x', age, length(имя)) in [true, b]");
        assertThat(expression)
                .isEqualTo(Expression.parse(expression.source()))
                .hasSameHashCodeAs(Expression.parse(expression.source()));
        assertThat(expression).isNotEqualTo(Expression.parse("age"));
    }

    @Test
    void resultsDoNotGrowWithoutEnd() {
        var longest = Map.<String, Value>of(
                "x", new Value.Text("a".repeat(4_096)), "n", new Value.Number(new BigDecimal("9E+33")));

        assertThat(Expression.parse("x" + " & x".repeat(400))
                        .valueOf(longest, NOW)
                        .shown("en"))
                .hasSize(4_096);
        assertThat(Expression.parse("replace(x, 'a', x)").valueOf(longest, NOW).shown("en"))
                .hasSize(4_096);
        assertThat(Expression.parse("n" + " * n".repeat(400)).valueOf(longest, NOW))
                .isEqualTo(new Value.Nothing());
        assertThat(Expression.parse("1 / n" + " / n".repeat(400)).valueOf(longest, NOW))
                .isEqualTo(Value.number(0));
    }

    @Test
    void signsStandForTheWordsAndOrAndNot() {
        assertThat(valueOf("agreed && !unknown || 1 / 0")).isEqualTo(new Value.Truth(true));
        assertThat(valueOf("0 || '' || nothing")).isEqualTo(new Value.Truth(false));
    }

    @Test
    void aLongChainIsEvaluatedWithoutExhaustingTheStack() {
        assertThat(Expression.parse("1" + "+1".repeat(999)).valueOf(Map.of(), NOW))
                .isEqualTo(Value.number(1_000));
        assertThat(Expression.parse("0" + " or 0".repeat(399)).valueOf(Map.of(), NOW))
                .isEqualTo(new Value.Truth(false));
        assertThat(Expression.parse("1" + " && 1".repeat(399)).valueOf(Map.of(), NOW))
                .isEqualTo(new Value.Truth(true));
    }

    private static Value valueOf(String source) {
        return Expression.parse(source).valueOf(VARIABLES, NOW);
    }

    /// The kind of the value and how it is shown, such as `Number 42`.
    private static String described(String source) {
        var value = valueOf(source);
        return value instanceof Value.Nothing ? "Nothing" : value.getClass().getSimpleName() + " " + value.shown("en");
    }
}
