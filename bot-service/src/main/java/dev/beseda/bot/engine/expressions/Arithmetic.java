package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Counts with numbers and days; what can't be counted is nothing.
record Arithmetic(Scope scope) {
    private static final int LAST_YEAR = 9_999;

    /// The sum of two numbers, a day so many days later, or two texts joined.
    Value plus(Value left, Value right) {
        if (left instanceof Value.Day day && right instanceof Value.Number days) {
            return daysLater(day.day(), days.number());
        }
        boolean counts = !(left instanceof Value.Text && right instanceof Value.Text);
        if (counts && scope.number(left).isPresent() && scope.number(right).isPresent()) {
            return counted(left, right, (one, other) -> one.add(other, MathContext.DECIMAL128));
        }
        boolean joins = left instanceof Value.Text || right instanceof Value.Text;
        return joins ? joined(left, right) : new Value.Nothing();
    }

    Value joined(Value left, Value right) {
        return new Value.Text(scope.text(left) + scope.text(right));
    }

    /// The difference of two numbers, a day so many days earlier, or the days between two days.
    Value minus(Value left, Value right) {
        if (left instanceof Value.Day day) {
            return switch (right) {
                case Value.Number days -> daysLater(day.day(), days.number().negate());
                case Value.Day earlier -> Value.number(ChronoUnit.DAYS.between(earlier.day(), day.day()));
                case Value.Money _, Value.Text _, Value.Truth _, Value.Place _, Value.File _, Value.Nothing _ ->
                    new Value.Nothing();
            };
        }
        return counted(left, right, (one, other) -> one.subtract(other, MathContext.DECIMAL128));
    }

    Value times(Value left, Value right) {
        return counted(left, right, (one, other) -> one.multiply(other, MathContext.DECIMAL128));
    }

    Value divided(Value left, Value right) {
        return isZero(right)
                ? new Value.Nothing()
                : counted(left, right, (one, other) -> one.divide(other, MathContext.DECIMAL128));
    }

    Value remainder(Value left, Value right) {
        return isZero(right) ? new Value.Nothing() : counted(left, right, BigDecimal::remainder);
    }

    Value rounded(Value value, Value digits, RoundingMode mode) {
        return counted(value, digits, (number, places) -> {
            int scale = places.max(BigDecimal.valueOf(-40))
                    .min(BigDecimal.valueOf(40))
                    .intValue();
            return number.setScale(scale, mode);
        });
    }

    /// The day so many whole days later, if the calendar has it.
    Value daysLater(LocalDate day, BigDecimal days) {
        try {
            var later = day.plusDays(days.setScale(0, RoundingMode.FLOOR).longValueExact());
            return later.getYear() >= 1 && later.getYear() <= LAST_YEAR ? new Value.Day(later) : new Value.Nothing();
        } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
            return new Value.Nothing();
        }
    }

    Value counted(Value left, Value right, BinaryOperator<BigDecimal> operation) {
        Optional<BigDecimal> other = scope.number(right);
        return scope.number(left)
                .flatMap(one -> other.map(second -> operation.apply(one, second)))
                .map(Value::number)
                .orElse(new Value.Nothing());
    }

    private boolean isZero(Value value) {
        return scope.number(value).filter(number -> number.signum() == 0).isPresent();
    }
}
