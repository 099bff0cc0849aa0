package dev.beseda.bot.scenarios.programs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `90s`, `10m`, `2h`, `3d`, `PT1H30M`, or a number of seconds.
public final class Times {
    /// What to say when one can't be read.
    public static final String SENTENCE = "must be a time from 1s to 365d, such as 90s, 10m, 2h, 3d or PT1H30M";

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,8})\\s?([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Times() {}

    /// Empty when it is no time, or one out of bounds.
    public static Optional<Duration> read(Object written) {
        return parsed(written)
                .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0 && time.getNano() == 0);
    }

    /// As short as it can be said exactly.
    public static String write(Duration time) {
        for (var unit : new String[] {"d", "h", "m"}) {
            if (time.toSeconds() % UNITS.get(unit).toSeconds() == 0) {
                return time.dividedBy(UNITS.get(unit)) + unit;
            }
        }
        return time.toSeconds() + "s";
    }

    private static Optional<Duration> parsed(Object written) {
        return switch (written) {
            case Integer seconds -> Optional.of(Duration.ofSeconds(seconds));
            case Long seconds -> Optional.of(Duration.ofSeconds(seconds));
            case String text -> parsed(text.strip().toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> parsed(String text) {
        var matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return Optional.of(UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }
}
