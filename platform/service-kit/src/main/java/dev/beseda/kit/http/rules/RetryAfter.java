package dev.beseda.kit.http.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// When a server wants to be asked again, in all the forms that servers say it:
/// `Retry-After` in seconds or as a date, and what providers of models, pictures and payments send beside it.
public final class RetryAfter {
    private static final Pattern LENGTH =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)s)?(?:(\\d+(?:\\.\\d+)?)ms)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern IN_BODY = Pattern.compile("\"retry(?:Delay|_after)\"\\s*:\\s*\"?([\\d.]+(?:ms|s|m)?)");
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?:try again|retry) (?:in|after) ((?:\\d+(?:\\.\\d+)?(?:ms|[dhms])){1,5})", Pattern.CASE_INSENSITIVE);
    /// HTTP knows three (RFC 9110, 5.6.7); some send what the rest of the world writes.
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            utc("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
            utc("EEE MMM ppd HH:mm:ss yyyy"),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private static final double LARGEST_LENGTH = 1e9;
    private static final double SMALLEST_EPOCH_MILLIS = 1e11;
    private static final int MILLIS = 1000;

    private RetryAfter() {}

    /// What a server answered.
    ///
    /// @param header the value of a header, or an empty text
    public record Answer(UnaryOperator<String> header, String body, Instant now) {}

    /// The most exact one counts: first the headers that are made for it, then the body,
    /// then the limits that are used up.
    public static Optional<Duration> of(Answer answer) {
        return Stream.<Optional<Duration>>of(
                        header(answer, "retry-after-ms")
                                .flatMap(text -> number(text).map(RetryAfter::ofMillis)),
                        header(answer, "retry-after").flatMap(text -> timeOrDate(text, answer.now())),
                        found(IN_BODY, answer.body()),
                        found(IN_WORDS, answer.body()),
                        usedUp(answer),
                        header(answer, "x-ratelimit-reset").flatMap(text -> timeOrDate(text, answer.now())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
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
                number(text.strip()).filter(number -> number >= LARGEST_LENGTH).map(RetryAfter::ofEpoch);
        return epoch.or(() -> date(text)).map(then -> untilThen(now, then)).or(() -> length(text));
    }

    private static Instant ofEpoch(double number) {
        return Instant.ofEpochMilli((long) (number < SMALLEST_EPOCH_MILLIS ? number * MILLIS : number));
    }

    private static Optional<Instant> date(String text) {
        return DATES.stream()
                .flatMap(format -> date(text.strip(), format).stream())
                .findFirst();
    }

    private static Optional<Instant> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Duration untilThen(Instant now, Instant then) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }

    /// `x-ratelimit-reset-*` of the limits of which nothing remains; of several the last.
    private static Optional<Duration> usedUp(Answer answer) {
        return Stream.of("requests", "tokens")
                .filter(limit -> header(answer, "x-ratelimit-remaining-" + limit)
                        .filter(text -> text.strip().equals("0"))
                        .isPresent())
                .flatMap(limit -> header(answer, "x-ratelimit-reset-" + limit).stream())
                .flatMap(text -> length(text).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Duration> found(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        return found.find() ? length(found.group(1)) : Optional.empty();
    }

    private static Optional<String> header(Answer answer, String name) {
        return Optional.of(answer.header().apply(name)).filter(text -> !text.isBlank());
    }

    private static Optional<Double> number(String text) {
        var stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(Double.valueOf(stripped)) : Optional.empty();
    }

    private static Duration ofMillis(double millis) {
        return Duration.ofMillis((long) Math.ceil(millis));
    }
}
