package dev.beseda.kit.http.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:27:00Z");

    private static Optional<Duration> told(Map<String, String> headers, String body) {
        return RetryAfter.of(new RetryAfter.Answer(name -> headers.getOrDefault(name, ""), body, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20000",
        "0, 0",
        "1.5, 1500",
        "22s, 22000",
        "6m0s, 360000",
        "1h2m3.5s, 3723500",
        "1d, 86400000",
        "120ms, 120",
        "7.66s, 7660",
        "2m59.56s, 179560",
        "'Wed, 21 Oct 2026 07:28:00 GMT', 60000",
        "'Wed, 21 Oct 2026 07:00:00 GMT', 0",
        "'Wednesday, 21-Oct-26 07:28:00 GMT', 60000",
        "Wed Oct 21 07:28:00 2026, 60000",
        "2026-10-21T07:28:00Z, 60000",
        "1792567680, 60000",
        "1792567680000, 60000"
    })
    void aHeaderSaysItInAnyForm(String text, long millis) {
        assertThat(told(Map.of("retry-after", text), "")).contains(Duration.ofMillis(millis));
    }

    @Test
    void aDayOfOneDigitIsADayToo() {
        var first = RetryAfter.of(new RetryAfter.Answer(
                name -> name.equals("retry-after") ? "Thu Oct  1 00:01:00 2026" : "",
                "",
                Instant.parse("2026-10-01T00:00:00Z")));

        assertThat(first).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1h1h", "Wed, 99 Oct 2026", "s", "99999999999999999999", "NaN", "1e9"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(told(Map.of("retry-after", text), "")).isEmpty();
    }

    @Test
    void aTimeWithoutEndIsNone() {
        assertThat(told(Map.of(), "Please try again in " + "1s".repeat(100_000)))
                .isEmpty();
    }

    @Test
    void millisecondsOfTheirOwnHeaderAreTheMostExact() {
        assertThat(told(Map.of("retry-after-ms", "1250", "retry-after", "2"), ""))
                .contains(Duration.ofMillis(1250));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"error\":{\"details\":[{\"@type\":\"RetryInfo\",\"retryDelay\":\"22s\"}]}}] | 22000",
                "{\"retryDelay\": \"0.5s\"} | 500",
                "Rate limit reached. Please try again in 6.2s. Visit | 6200",
                "Please try again in 1m3s. | 63000",
                "please retry after 20ms | 20"
            })
    void aBodySaysIt(String body, long millis) {
        assertThat(told(Map.of(), body)).contains(Duration.ofMillis(millis));
    }

    @Test
    void ofTheLimitsThoseCountThatAreUsedUp() {
        var headers = Map.of(
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "6m0s",
                "x-ratelimit-remaining-tokens", "10",
                "x-ratelimit-reset-tokens", "9h");

        assertThat(told(headers, "")).contains(Duration.ofMinutes(6));
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(told(Map.of(), "{\"error\":{\"message\":\"Slow down\"}}")).isEmpty();
    }
}
