package dev.beseda.bot.engine.values;

import dev.beseda.kit.text.BoundedText;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads days as people write them: `31.12.2026`, `2026-12-31`, `31 декабря`, `December 31`, `завтра`.
@BoundedText(max = 64, why = "a longer text is no day")
public final class WrittenDay {
    private static final int LONGEST = 64;
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-./](?<month>\\d{1,2})[-./](?<day>\\d{1,2})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2})\\s?[-./]\\s?(?<month>\\d{1,2})(?:\\s?[-./]\\s?(?<year>\\d{4}|\\d{2}))?");
    private static final Pattern DAY_AND_WORD = Pattern.compile(
            "(?<day>\\d{1,2})(?:st|nd|rd|th|-?го|-?е)?\\.?\\s?(?:of\\s)?(?<month>\\p{L}+)\\.?(?:,?\\s(?<year>\\d{4}))?(?:\\s?(?:г\\.?|года?))?");
    private static final Pattern WORD_AND_DAY =
            Pattern.compile("(?<month>\\p{L}+)\\.?\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(?<year>\\d{4}))?");

    private static final Map<String, Integer> FROM_TODAY = Map.of(
            "позавчера", -2,
            "вчера", -1,
            "yesterday", -1,
            "сегодня", 0,
            "today", 0,
            "завтра", 1,
            "tomorrow", 1,
            "послезавтра", 2);

    /// Years of two digits mean the hundred years that end this many years from now.
    private static final int YEARS_AHEAD = 20;

    private WrittenDay() {}

    /// The day the text most likely means: one without a year is a day of this year, if this year has it.
    public static Optional<LocalDate> read(String text, LocalDate today, String language) {
        return readings(text, today, language).stream().findFirst();
    }

    /// Every day the text may mean, the likeliest first: without a year, this year's, the next and the last one's.
    public static List<LocalDate> readings(String text, LocalDate today, String language) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        var written = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00a0]+", " ");
        var days = FROM_TODAY.get(written);
        if (days != null) {
            return List.of(today.plusDays(days));
        }
        return Stream.of(YEAR_FIRST, DAY_FIRST, DAY_AND_WORD, WORD_AND_DAY)
                .map(form -> form.matcher(written))
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> days(found, today, language))
                .orElse(List.of());
    }

    private static List<LocalDate> days(Matcher found, LocalDate today, String language) {
        int day = Integer.parseInt(found.group("day"));
        return month(found.group("month"), language).stream()
                .flatMap(month -> years(found.group("year"), today.getYear())
                        .filter(year -> month >= 1 && month <= 12 && year >= 1_000 && year <= 9_999)
                        .map(year -> YearMonth.of(year, month)))
                .filter(month -> month.isValidDay(day))
                .map(month -> month.atDay(day))
                .toList();
    }

    private static Optional<Integer> month(String written, String language) {
        return Character.isDigit(written.charAt(0))
                ? Optional.of(Integer.parseInt(written))
                : MonthNames.month(written, language);
    }

    private static Stream<Integer> years(@Nullable String written, int thisYear) {
        if (written == null) {
            return Stream.of(thisYear, thisYear + 1, thisYear - 1);
        }
        int year = Integer.parseInt(written);
        if (written.length() == 4) {
            return Stream.of(year);
        }
        int last = thisYear + YEARS_AHEAD;
        return Stream.of(last - Math.floorMod(last - year, 100));
    }
}
