package dev.beseda.simulator.llm.scripts;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When a client may come again, and how that is told.
public record Retry(int seconds, Form form) {
    /// The ways in which providers tell it.
    public enum Form {
        /// `Retry-After: 7`
        SECONDS,
        /// `Retry-After: Wed, 21 Oct 2026 07:28:00 GMT`
        DATE,
        /// `Retry-After-Ms: 7000`
        MILLISECONDS,
        /// `x-ratelimit-reset-requests: 6m0s`
        RATE_LIMIT_RESET,
        /// `retryDelay: "7s"` in a body of Google's shape.
        RETRY_DELAY;

        public static Optional<Form> of(String written) {
            return Arrays.stream(values())
                    .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(written))
                    .findFirst();
        }
    }

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    public void putInto(MultiMap headers, Instant now) {
        switch (form) {
            case SECONDS -> headers.set("retry-after", Integer.toString(seconds));
            case DATE -> headers.set("retry-after", date(now));
            case MILLISECONDS -> headers.set("retry-after-ms", Long.toString(seconds * 1_000L));
            case RATE_LIMIT_RESET ->
                headers.set("x-ratelimit-limit-requests", "60")
                        .set("x-ratelimit-remaining-requests", "0")
                        .set("x-ratelimit-reset-requests", compact());
            case RETRY_DELAY -> {}
        }
    }

    public Optional<Integer> retryDelaySeconds() {
        return form == Form.RETRY_DELAY ? Optional.of(seconds) : Optional.empty();
    }

    /// A date has whole seconds: rounded up, lest the client comes too early.
    private String date(Instant now) {
        var then = now.plusSeconds(seconds + 1L).atOffset(ZoneOffset.UTC);
        return HTTP_DATE.format(then);
    }

    /// `1s`, `6m0s`, `1h0m5s`
    private String compact() {
        int hours = seconds / 3_600;
        int minutes = seconds / 60 % 60;
        var shown = new StringBuilder();
        if (hours > 0) {
            shown.append(hours).append('h');
        }
        if (hours > 0 || minutes > 0) {
            shown.append(minutes).append('m');
        }
        return shown.append(seconds % 60).append('s').toString();
    }
}
