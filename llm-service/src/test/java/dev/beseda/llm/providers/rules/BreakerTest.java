package dev.beseda.llm.providers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.providers.rules.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Breaker.Limits LIMITS = new Breaker.Limits(3, Duration.ofSeconds(20), Duration.ofMinutes(5));

    private static Breaker failing(Breaker breaker, Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            breaker = breaker.failing(new Failure(kind, "no"), NOW, LIMITS);
        }
        return breaker;
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "UNREACHABLE", "TIMEOUT"})
    void someFailuresInARowOpenIt(Kind kind) {
        assertThat(failing(Breaker.CLOSED, kind, 2).refusal(NOW)).isEmpty();
        assertThat(failing(Breaker.CLOSED, kind, 3).refusal(NOW))
                .contains(new Failure(kind, Optional.of(Duration.ofSeconds(20)), "no"));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "PAYMENT"})
    void aBadKeyOpensItAtOnce(Kind kind) {
        assertThat(failing(Breaker.CLOSED, kind, 1).refusal(NOW)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOADING", "BAD_REQUEST", "NO_MODEL", "TOO_LONG", "CUT", "IN_STREAM", "FORBIDDEN_ADDRESS"})
    void whatOneRequestIsToBlameForDoesNotStopTheOthers(Kind kind) {
        assertThat(failing(Breaker.CLOSED, kind, 10).refusal(NOW)).isEmpty();
    }

    @Test
    void aLimitHoldsForAllWithTheKeyAsLongAsItSaysWithinReason() {
        var limited = new Failure(Kind.RATE_LIMITED, Optional.of(Duration.ofHours(9)), "no");

        var breaker = Breaker.CLOSED.failing(limited, NOW, LIMITS);

        assertThat(breaker.refusal(NOW.plusSeconds(299))).isPresent();
        assertThat(breaker.refusal(NOW.plusSeconds(300))).isEmpty();
    }

    @Test
    void whenALimitEndsAllMayAskAgain() {
        var limited = new Failure(Kind.RATE_LIMITED, Optional.of(Duration.ofSeconds(9)), "no");
        var later = NOW.plusSeconds(9);

        var breaker = Breaker.CLOSED.failing(limited, NOW, LIMITS).asking(later, LIMITS);

        assertThat(breaker.refusal(later)).isEmpty();
        assertThat(breaker.isForgotten(NOW.plusSeconds(8), LIMITS)).isFalse();
    }

    @Test
    void aLimitWithoutATimeStopsNobody() {
        assertThat(failing(Breaker.CLOSED, Kind.RATE_LIMITED, 1).refusal(NOW)).isEmpty();
    }

    @Test
    void afterAWhileOneTriesAndTheOthersWaitForIt() {
        var later = NOW.plusSeconds(20);
        var open = failing(Breaker.CLOSED, Kind.TIMEOUT, 3);

        assertThat(open.refusal(later)).isEmpty();
        assertThat(open.asking(later, LIMITS).refusal(later)).isPresent();
        assertThat(open.asking(later, LIMITS)
                        .failing(new Failure(Kind.TIMEOUT, "no"), later, LIMITS)
                        .refusal(later))
                .isPresent();
    }

    @Test
    void whoAsksWhileItIsClosedChangesNothing() {
        var breaker = failing(Breaker.CLOSED, Kind.TIMEOUT, 2);

        assertThat(breaker.asking(NOW, LIMITS)).isEqualTo(breaker);
        assertThat(breaker.isForgotten(NOW.plusSeconds(3600), LIMITS)).isFalse();
    }

    @Test
    void whatIsLongAgoNeedNotBeKept() {
        var open = failing(Breaker.CLOSED, Kind.TIMEOUT, 3);

        assertThat(open.isForgotten(NOW.plusSeconds(319), LIMITS)).isFalse();
        assertThat(open.isForgotten(NOW.plusSeconds(321), LIMITS)).isTrue();
        assertThat(Breaker.CLOSED.isForgotten(NOW, LIMITS)).isTrue();
    }
}
