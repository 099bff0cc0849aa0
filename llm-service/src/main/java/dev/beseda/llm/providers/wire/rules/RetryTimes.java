package dev.beseda.llm.providers.wire.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// When a provider wants to be asked again, in all the forms they say it.
public final class RetryTimes {
    private static final Pattern LENGTH = Pattern.compile(
            "(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+(?:\\.\\d+)?)s)?(?:(\\d+(?:\\.\\d+)?)ms)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern IN_BODY = Pattern.compile("\"retry(?:Delay|_after)\"\\s*:\\s*\"?([\\d.]+(?:ms|s|m)?)");
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?:try again|retry) (?:in|after) ((?:\\d+(?:\\.\\d+)?(?:ms|[dhms])){1,5})", Pattern.CASE_INSENSITIVE);
    private static final double LARGEST_LENGTH = 1e9;
    private static final double SMALLEST_EPOCH_MILLIS = 1e11;
    private static final int MILLIS = 1000;

    private RetryTimes() {}

    /// What a provider answered.
    ///
    /// @param header the value of a header, or an empty text
    public record Told(UnaryOperator<String> header, String body, Instant now) {}

    /// The most exact one counts: first the headers that are made for it, then the body, then the limits that are used
    /// up.
    public static Optional<Duration> of(Told told) {
        return Stream.<Optional<Duration>>of(
                        header(told, "retry-after-ms")
                                .flatMap(text -> number(text).map(RetryTimes::ofMillis)),
                        header(told, "retry-after").flatMap(text -> timeOrDate(text, told.now())),
                        found(IN_BODY, told.body()),
                        found(IN_WORDS, told.body()),
                        usedUp(told),
                        header(told, "x-ratelimit-reset").flatMap(text -> timeOrDate(text, told.now())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// A length of time such as `20`, `1.5`, `6m0s`, `120ms`, `1h2m3.5s`.
    static Optional<Duration> length(String text) {
        var stripped = text.strip().toLowerCase(Locale.ROOT);
        var seconds = number(stripped);
        if (seconds.isPresent()) {
            return seconds.filter(number -> number < LARGEST_LENGTH).map(number -> ofMillis(number * MILLIS));
        }
        var parts = LENGTH.matcher(stripped);
        return stripped.isEmpty() || !parts.matches() ? Optional.empty() : Optional.of(sum(parts));
    }

    private static Duration sum(Matcher parts) {
        return Duration.ofDays((long) part(parts, 1))
                .plusHours((long) part(parts, 2))
                .plusMinutes((long) part(parts, 3))
                .plus(ofMillis(part(parts, 4) * MILLIS))
                .plus(ofMillis(part(parts, 5)));
    }

    private static double part(Matcher parts, int group) {
        var text = parts.group(group);
        return text == null || text.length() > 9 ? 0 : Double.parseDouble(text);
    }

    private static Optional<Duration> timeOrDate(String text, Instant now) {
        var epoch =
                number(text.strip()).filter(number -> number >= LARGEST_LENGTH).map(RetryTimes::ofEpoch);
        return epoch.or(() -> date(text)).map(then -> untilThen(now, then)).or(() -> length(text));
    }

    private static Instant ofEpoch(double number) {
        return Instant.ofEpochMilli((long) (number < SMALLEST_EPOCH_MILLIS ? number * MILLIS : number));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Duration untilThen(Instant now, Instant then) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }

    /// `x-ratelimit-reset-*` of the limits of which nothing remains; of several the last.
    private static Optional<Duration> usedUp(Told told) {
        return Stream.of("requests", "tokens")
                .filter(limit -> header(told, "x-ratelimit-remaining-" + limit)
                        .filter(text -> text.strip().equals("0"))
                        .isPresent())
                .flatMap(limit -> header(told, "x-ratelimit-reset-" + limit).stream())
                .flatMap(text -> length(text).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Duration> found(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        return found.find() ? length(found.group(1)) : Optional.empty();
    }

    private static Optional<String> header(Told told, String name) {
        return Optional.of(told.header().apply(name)).filter(text -> !text.isBlank());
    }

    private static Optional<Double> number(String text) {
        var stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(Double.valueOf(stripped)) : Optional.empty();
    }

    private static Duration ofMillis(double millis) {
        return Duration.ofMillis((long) Math.ceil(millis));
    }
}
