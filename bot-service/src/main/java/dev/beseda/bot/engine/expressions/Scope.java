package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.values.WrittenDay;
import dev.beseda.bot.engine.values.WrittenNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/// What an expression is evaluated with, and how its values become numbers, days and texts there.
record Scope(Map<String, Value> variables, ZonedDateTime now, String language) {
    LocalDate today() {
        return now.toLocalDate();
    }

    Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Number number -> Optional.of(number.number());
            case Value.Text text -> WrittenNumber.read(text.text(), language);
            case Value.Truth _, Value.Day _, Value.Place _, Value.File _, Value.Nothing _ -> Optional.empty();
        };
    }

    Optional<LocalDate> day(Value value) {
        return switch (value) {
            case Value.Day day -> Optional.of(day.day());
            case Value.Text text -> WrittenDay.read(text.text(), today(), language);
            case Value.Truth _, Value.Number _, Value.Place _, Value.File _, Value.Nothing _ -> Optional.empty();
        };
    }

    String text(Value value) {
        return value.shown(language);
    }
}
