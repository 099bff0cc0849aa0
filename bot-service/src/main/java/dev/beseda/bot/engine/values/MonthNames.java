package dev.beseda.bot.engine.values;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The months by name: in Russian and English for everybody, and in the person's own language.
final class MonthNames {
    private static final List<String> WRITTEN = List.of(
            "январь января янв january jan",
            "февраль февраля фев february feb",
            "март марта мар march mar",
            "апрель апреля апр april apr",
            "май мая may",
            "июнь июня июн june jun",
            "июль июля июл july jul",
            "август августа авг august aug",
            "сентябрь сентября сен сент september sep sept",
            "октябрь октября окт october oct",
            "ноябрь ноября ноя нояб november nov",
            "декабрь декабря дек december dec");

    private static final Map<String, Integer> MONTHS = months();

    private MonthNames() {}

    /// The month's number, from 1, by its name in small letters.
    static Optional<Integer> month(String name, String language) {
        return Optional.ofNullable(MONTHS.get(name)).or(() -> ofLanguage(name, language));
    }

    private static Optional<Integer> ofLanguage(String name, String language) {
        var locale = Locale.of(Languages.primary(language));
        return Arrays.stream(Month.values())
                .filter(month -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                        .anyMatch(style -> month.getDisplayName(style, locale).equalsIgnoreCase(name)))
                .map(Month::getValue)
                .findFirst();
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (int month = 1; month <= WRITTEN.size(); month++) {
            for (var name : WRITTEN.get(month - 1).split(" ")) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }
}
