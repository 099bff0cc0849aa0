package dev.beseda.bot.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random sources and random values: an expression is read or refused with a place, and then always has a value.
class ExpressionNeverFailsTest {
    private static final int SOURCES = 20_000;
    private static final int VALUES = 3;
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 21, 13, 45, 0, 0, ZoneOffset.UTC);

    /// Everything random comes from here, so a failure names the seed that repeats it.
    private record Dice(Random random) {
        private static final List<String> OPERATORS = List.of(
                "+",
                "-",
                "*",
                "/",
                "%",
                "&",
                "=",
                "==",
                "!=",
                "<>",
                "<",
                "<=",
                ">",
                ">=",
                "and",
                "or",
                "&&",
                "||",
                "contains",
                "starts with",
                "ends with");
        private static final List<String> LITERALS = List.of(
                "0",
                "1",
                "-1",
                "3.14",
                "9999999999999999999999999999999999",
                "0.0000000000000000000000000000001",
                "''",
                "'да'",
                "\"1,5\"",
                "'31.12.2026'",
                "«ёж»",
                "true",
                "false",
                "nothing",
                "'😀'",
                "'1 000'");
        private static final List<String> RUBBISH = List.of(
                "(", ")", "[", "]", ",", "{", "}", "'", "#", "\\", "not", "in", "😀", "\uD83D", "if(", "matches(");

        <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        String name() {
            return one(List.of("a", "b", "имя", "{a}", "{имя}", "unknown"));
        }

        String source() {
            return random.nextInt(4) == 0 ? broken(sound(4)) : sound(5);
        }

        String sound(int depth) {
            if (depth == 0) {
                return random.nextBoolean() ? one(LITERALS) : name();
            }
            return switch (random.nextInt(9)) {
                case 0, 1, 2 -> "(" + sound(depth - 1) + " " + one(OPERATORS) + " " + sound(depth - 1) + ")";
                case 3 -> one(List.of("-", "!", "not ", "+")) + "(" + sound(depth - 1) + ")";
                case 4 ->
                    "(" + sound(depth - 1) + one(List.of(" in [", " not in [")) + sound(1) + ", " + sound(0) + "])";
                case 5 ->
                    "if(" + sound(depth - 1) + ", " + sound(depth - 2 < 0 ? 0 : depth - 2) + ", " + sound(0) + ")";
                case 6 -> call(depth);
                case 7 -> "matches(" + sound(depth - 1) + ", " + one(List.of("'\\d+'", "'(a|б)*'", "'.{0,9}'")) + ")";
                default -> sound(0);
            };
        }

        private String call(int depth) {
            var function = one(List.of(Function.values()));
            var call = new StringBuilder(function.word()).append('(');
            int count = 0;
            while (!function.takes(count)) {
                call.append(count++ == 0 ? "" : ", ").append(sound(depth - 1));
            }
            return call.append(')').toString();
        }

        /// A sound source with something taken out or put in.
        private String broken(String sound) {
            int place = random.nextInt(sound.length() + 1);
            var rest = sound.substring(Math.min(sound.length(), place + random.nextInt(4)));
            return sound.substring(0, place) + (random.nextBoolean() ? one(RUBBISH) : "") + rest;
        }

        Value value() {
            return switch (random.nextInt(9)) {
                case 0 ->
                    new Value.Number(new BigDecimal(random.nextInt(-1_000, 1_000)).movePointLeft(random.nextInt(5)));
                case 1 -> new Value.Number(new BigDecimal("1E" + random.nextInt(-40, 40)));
                case 2 -> new Value.Truth(random.nextBoolean());
                case 3 ->
                    new Value.Day(
                            random.nextInt(20) == 0
                                    ? one(List.of(LocalDate.MIN, LocalDate.MAX))
                                    : NOW.toLocalDate().plusDays(random.nextInt(-9_999, 9_999)));
                case 4 -> new Value.Place(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
                case 5 -> new Value.File(one(List.of(FileKind.values())), "id", "name.txt", random.nextLong());
                case 6 -> new Value.Nothing();
                case 7 -> new Value.Text(one(List.of("да", "ДА", "12", "1,5", "", " ", "2026-12-31", "\uD83D", "(a|")));
                default -> new Value.Text(one(List.of("a", "😀", "1", " ")).repeat(random.nextInt(5_000)));
            };
        }

        Map<String, Value> variables() {
            var variables = new HashMap<String, Value>();
            for (var name : List.of("a", "b", "имя")) {
                variables.put(name, value());
            }
            return variables;
        }
    }

    @Test
    void whateverIsWrittenIsReadOrRefusedAndWhatIsReadHasAValue() {
        int read = 0;
        for (int seed = 0; seed < SOURCES; seed++) {
            var dice = new Dice(new Random(seed));
            var source = dice.source();
            var fault = Expression.fault(source);
            if (fault.isPresent()) {
                assertThat(fault.get().position())
                        .as("seed %d: %s", seed, source)
                        .isBetween(0, source.length());
                assertThat(fault.get().getMessage())
                        .as("seed %d: %s", seed, source)
                        .isNotBlank();
            } else {
                read++;
                evaluate(seed, dice, Expression.parse(source));
            }
        }
        assertThat(read).isBetween(SOURCES / 2, SOURCES - SOURCES / 20);
    }

    private static void evaluate(int seed, Dice dice, Expression expression) {
        for (int round = 0; round < VALUES; round++) {
            var variables = dice.variables();

            var value = expression.valueOf(variables, NOW, dice.one(List.of("ru", "en", "")));

            assertThat(value.shown("en").length())
                    .as("seed %d: %s", seed, expression)
                    .isLessThanOrEqualTo(Value.LONGEST_TEXT);
            assertThat(expression.valueOf(variables, NOW, "ru"))
                    .as("seed %d: %s", seed, expression)
                    .isEqualTo(Expression.parse(expression.source()).valueOf(variables, NOW, "ru"));
        }
    }
}
