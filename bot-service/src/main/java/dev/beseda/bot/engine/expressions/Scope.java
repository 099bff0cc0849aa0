package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.patterns.Effort;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.values.WrittenDay;
import dev.beseda.bot.engine.values.WrittenNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/// What an expression is evaluated with, and how its values become numbers, days and texts there.
record Scope(Map<String, Value> variables, ZonedDateTime now, String language, Effort effort) {
    LocalDate today() {
        return now.toLocalDate();
    }

    Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Number number -> Optional.of(number.number());
            case Value.Money money -> Optional.of(money.amount());
            case Value.Text text -> WrittenNumber.read(read(text), language);
            case Value.Truth _, Value.Day _, Value.Place _, Value.File _, Value.Nothing _ -> Optional.empty();
        };
    }

    Optional<LocalDate> day(Value value) {
        return switch (value) {
            case Value.Day day -> Optional.of(day.day());
            case Value.Text text -> WrittenDay.read(read(text), today(), language);
            case Value.Truth _, Value.Number _, Value.Money _, Value.Place _, Value.File _, Value.Nothing _ ->
                Optional.empty();
        };
    }

    String text(Value value) {
        var text = value.shown(language);
        effort.read(text.length());
        return text;
    }

    private String read(Value.Text text) {
        effort.read(text.text().length());
        return text.text();
    }
}
