package dev.beseda.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.limits.rules.TokenBucket.Rate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Rate RATE = new Rate(3, 2);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static TokenBucket emptied() {
        return TokenBucket.full(RATE, NOON).withoutOne().withoutOne().withoutOne();
    }

    @Test
    void asManyAsItHoldsAreTakenAtOnce() {
        assertThat(TokenBucket.full(RATE, NOON).withoutOne().withoutOne().hasToken())
                .isTrue();
        assertThat(emptied().hasToken()).isFalse();
    }

    @Test
    void whoeverComesTooEarlyIsToldWhenThereIsOneAgain() {
        var early = emptied().filled(RATE, NOON.plusMillis(200));

        assertThat(early.wait(RATE)).isEqualTo(Duration.ofMillis(300));
        assertThat(early.filled(RATE, NOON.plusMillis(500)).hasToken()).isTrue();
        assertThat(emptied().filled(RATE, NOON.plusMillis(500)).wait(RATE)).isZero();
    }

    @Test
    void itHoldsNoMoreHoweverLongNobodyComes() {
        assertThat(emptied().filled(RATE, NOON.plusSeconds(3_600)).tokens()).isEqualTo(3);
    }

    @Test
    void aClockThatGoesBackTakesNothingAway() {
        assertThat(TokenBucket.full(RATE, NOON).filled(RATE, NOON.minusSeconds(60)))
                .isEqualTo(TokenBucket.full(RATE, NOON));
    }
}
