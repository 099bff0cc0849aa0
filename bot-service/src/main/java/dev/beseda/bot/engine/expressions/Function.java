package dev.beseda.bot.engine.expressions;

import dev.beseda.kit.text.WireName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The functions of the language, and how many values each takes.
enum Function {
    LENGTH(1, 1),
    UPPER(1, 1),
    LOWER(1, 1),
    TRIM(1, 1),
    FIRST_WORD(1, 1),
    REPLACE(3, 3),
    CONTAINS(2, 2),
    STARTS_WITH(2, 2),
    ENDS_WITH(2, 2),
    IS_SET(1, 1),
    TEXT(1, 1),
    NUMBER(1, 1),
    ROUND(1, 2),
    FLOOR(1, 1),
    CEIL(1, 1),
    ABS(1, 1),
    MIN(1, 20),
    MAX(1, 20),
    PERCENT(2, 2),
    DATE(1, 1),
    TODAY(0, 0),
    NOW_HOUR(0, 0),
    NOW_MINUTE(0, 0),
    WEEKDAY(0, 1),
    DAYS_BETWEEN(2, 2),
    YEARS_BETWEEN(2, 2),
    ADD_DAYS(2, 2);

    private final int least;
    private final int most;

    Function(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static Optional<Function> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String word() {
        return WireName.of(this);
    }

    boolean takes(int count) {
        return count >= least && count <= most;
    }

    /// How many values it takes, in words.
    String arity() {
        var count = least == most ? String.valueOf(least) : least + " to " + most;
        return count + (most == 1 ? " value" : " values");
    }
}
