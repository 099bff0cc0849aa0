package dev.beseda.bot.engine.expressions;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// What the functions mean.
record BuiltInFunctions(Scope scope, List<Value> arguments) {
    private static final Value ZERO = Value.number(0);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    Value of(Function function) {
        return switch (function) {
            case LENGTH -> Value.number(text(0).codePointCount(0, text(0).length()));
            case UPPER -> new Value.Text(text(0).toUpperCase(Locale.ROOT));
            case LOWER -> new Value.Text(text(0).toLowerCase(Locale.ROOT));
            case TRIM -> new Value.Text(text(0).strip());
            case FIRST_WORD -> new Value.Text(BLANKS.split(text(0).strip(), 2)[0]);
            case REPLACE -> replaced();
            case CONTAINS -> new Value.Truth(new Likeness(scope).contains(argument(0), argument(1)));
            case STARTS_WITH -> new Value.Truth(new Likeness(scope).startsWith(argument(0), argument(1)));
            case ENDS_WITH -> new Value.Truth(new Likeness(scope).endsWith(argument(0), argument(1)));
            case IS_SET -> new Value.Truth(isSet(argument(0)));
            case TEXT -> new Value.Text(text(0));
            case NUMBER -> orNothing(scope.number(argument(0)).map(Value::number));
            case ROUND -> rounded(RoundingMode.HALF_UP);
            case FLOOR -> rounded(RoundingMode.FLOOR);
            case CEIL -> rounded(RoundingMode.CEILING);
            case ABS -> orNothing(scope.number(argument(0)).map(BigDecimal::abs).map(Value::number));
            case MIN -> folded(BigDecimal::min);
            case MAX -> folded(BigDecimal::max);
            case PERCENT -> percent();
            case DATE -> orNothing(scope.day(argument(0)).map(Value.Day::new));
            case TODAY -> new Value.Day(scope.today());
            case NOW_HOUR -> Value.number(scope.now().getHour());
            case NOW_MINUTE -> Value.number(scope.now().getMinute());
            case WEEKDAY -> weekday();
            case DAYS_BETWEEN -> between(ChronoUnit.DAYS);
            case YEARS_BETWEEN -> between(ChronoUnit.YEARS);
            case ADD_DAYS -> daysLater();
        };
    }

    private Value argument(int place) {
        return arguments.get(place);
    }

    private String text(int place) {
        return scope.text(argument(place));
    }

    private static boolean isSet(Value value) {
        return switch (value) {
            case Value.Nothing _ -> false;
            case Value.Text text -> !text.text().isBlank();
            case Value.Number _, Value.Money _, Value.Truth _, Value.Day _, Value.Place _, Value.File _ -> true;
        };
    }

    /// Every occurrence replaced, until the text is as long as a text may be.
    private Value replaced() {
        var text = text(0);
        var wanted = text(1);
        if (wanted.isEmpty()) {
            return new Value.Text(text);
        }
        var result = new StringBuilder();
        int at = 0;
        int found = text.indexOf(wanted);
        while (found >= 0 && result.length() < Value.LONGEST_TEXT) {
            result.append(text, at, found).append(text(2));
            at = found + wanted.length();
            found = text.indexOf(wanted, at);
        }
        return new Value.Text(result.append(text, at, text.length()).toString());
    }

    private Value rounded(RoundingMode mode) {
        return new Arithmetic(scope).rounded(argument(0), arguments.size() > 1 ? argument(1) : ZERO, mode);
    }

    private Value folded(BinaryOperator<BigDecimal> choice) {
        return arguments.stream()
                .reduce((left, right) -> new Arithmetic(scope).counted(left, right, choice))
                .flatMap(scope::number)
                .map(Value::number)
                .orElse(new Value.Nothing());
    }

    /// How many hundredths of the second value the first one is.
    private Value percent() {
        var arithmetic = new Arithmetic(scope);
        var hundredfold = arithmetic.counted(
                argument(0),
                new Value.Number(HUNDRED),
                (part, hundred) -> part.multiply(hundred, MathContext.DECIMAL128));
        return arithmetic.divided(hundredfold, argument(1));
    }

    /// 1 is Monday, 7 is Sunday.
    private Value weekday() {
        var day = arguments.isEmpty() ? Optional.of(scope.today()) : scope.day(argument(0));
        return orNothing(day.map(LocalDate::getDayOfWeek).map(found -> Value.number(found.getValue())));
    }

    private Value between(ChronoUnit unit) {
        return orNothing(scope.day(argument(0))
                .flatMap(first -> scope.day(argument(1)).map(second -> Value.number(unit.between(first, second)))));
    }

    private Value daysLater() {
        return orNothing(scope.day(argument(0))
                .flatMap(day -> scope.number(argument(1)).map(days -> new Arithmetic(scope).daysLater(day, days))));
    }

    private static Value orNothing(Optional<? extends Value> value) {
        return value.isPresent() ? value.get() : new Value.Nothing();
    }
}
