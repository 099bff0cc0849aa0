package dev.beseda.bot.scenarios.fields;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lengths of time as people write them: `90s`, `10m`, `2h`, `3d`, `PT1H30M`, or a number of seconds.
public final class Times {
    /// What to say when one can't be read.
    public static final String SENTENCE = "must be a time from 1s to 365d, such as 90s, 10m, 2h, 3d or PT1H30M";

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,8})\\s?([smhd])");
    private static final List<Unit> UNITS = List.of(
            new Unit("d", Duration.ofDays(1)),
            new Unit("h", Duration.ofHours(1)),
            new Unit("m", Duration.ofMinutes(1)),
            new Unit("s", Duration.ofSeconds(1)));

    private Times() {}

    private record Unit(String letter, Duration length) {
        boolean measures(Duration time) {
            return time.toSeconds() % length.toSeconds() == 0;
        }
    }

    /// Empty when it is no time, or one out of bounds.
    public static Optional<Duration> read(Object written) {
        return parsed(written)
                .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0 && time.getNano() == 0);
    }

    /// As short as it can be said exactly.
    public static String write(Duration time) {
        return UNITS.stream()
                .filter(unit -> unit.measures(time))
                .findFirst()
                .map(unit -> time.dividedBy(unit.length()) + unit.letter())
                .orElseThrow();
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
            long count = Long.parseLong(matcher.group(1));
            return UNITS.stream()
                    .filter(unit -> unit.letter().equals(matcher.group(2)))
                    .findFirst()
                    .map(unit -> unit.length().multipliedBy(count));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }
}
