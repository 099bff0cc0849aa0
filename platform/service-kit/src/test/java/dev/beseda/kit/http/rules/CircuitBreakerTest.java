package dev.beseda.kit.http.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.http.rules.CallFailure.Scope;
import dev.beseda.kit.http.rules.CircuitBreaker.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CircuitBreaker.Limits LIMITS =
            new CircuitBreaker.Limits(3, Duration.ofSeconds(20), Duration.ofMinutes(5));

    private static final CircuitBreaker<Failed> CLOSED = CircuitBreaker.closed();

    private record Failed(Scope scope, Optional<Duration> retryAfter) implements CallFailure {}

    private static Failed failed(Scope scope) {
        return new Failed(scope, Optional.empty());
    }

    private static CircuitBreaker<Failed> failing(CircuitBreaker<Failed> breaker, Scope scope, int times) {
        for (int i = 0; i < times; i++) {
            breaker = breaker.failing(failed(scope), NOW, LIMITS);
        }
        return breaker;
    }

    @Test
    void someFailuresInARowOpenIt() {
        assertThat(failing(CLOSED, Scope.SERVER, 2).refusal(NOW)).isEmpty();
        assertThat(failing(CLOSED, Scope.SERVER, 3).refusal(NOW))
                .contains(new Refusal<>(failed(Scope.SERVER), Duration.ofSeconds(20)));
    }

    @Test
    void aBadKeyOpensItAtOnce() {
        assertThat(failing(CLOSED, Scope.KEY, 1).refusal(NOW)).isPresent();
    }

    @Test
    void whatOneRequestIsToBlameForDoesNotStopTheOthers() {
        assertThat(failing(CLOSED, Scope.REQUEST, 10).refusal(NOW)).isEmpty();
    }

    @Test
    void aLimitHoldsForAllWithTheKeyAsLongAsItSaysWithinReason() {
        var limited = new Failed(Scope.LIMIT, Optional.of(Duration.ofHours(9)));

        var breaker = CLOSED.failing(limited, NOW, LIMITS);

        assertThat(breaker.refusal(NOW.plusSeconds(299))).isPresent();
        assertThat(breaker.refusal(NOW.plusSeconds(300))).isEmpty();
    }

    @Test
    void whenALimitEndsAllMayAskAgain() {
        var limited = new Failed(Scope.LIMIT, Optional.of(Duration.ofSeconds(9)));
        var later = NOW.plusSeconds(9);

        var breaker = CLOSED.failing(limited, NOW, LIMITS).calling(later, LIMITS);

        assertThat(breaker.refusal(later)).isEmpty();
        assertThat(breaker.isForgotten(NOW.plusSeconds(8), LIMITS)).isFalse();
    }

    @Test
    void aLimitWithoutATimeStopsNobody() {
        assertThat(failing(CLOSED, Scope.LIMIT, 1).refusal(NOW)).isEmpty();
    }

    @Test
    void afterAWhileOneTriesAndTheOthersWaitForIt() {
        var later = NOW.plusSeconds(20);
        var open = failing(CLOSED, Scope.SERVER, 3);

        assertThat(open.refusal(later)).isEmpty();
        assertThat(open.calling(later, LIMITS).refusal(later)).isPresent();
        assertThat(open.calling(later, LIMITS)
                        .failing(failed(Scope.SERVER), later, LIMITS)
                        .refusal(later))
                .isPresent();
    }

    @Test
    void whoAsksWhileItIsClosedChangesNothing() {
        var breaker = failing(CLOSED, Scope.SERVER, 2);

        assertThat(breaker.calling(NOW, LIMITS)).isEqualTo(breaker);
        assertThat(breaker.isForgotten(NOW.plusSeconds(3600), LIMITS)).isFalse();
    }

    @Test
    void whatIsLongAgoNeedNotBeKept() {
        var open = failing(CLOSED, Scope.SERVER, 3);

        assertThat(open.isForgotten(NOW.plusSeconds(319), LIMITS)).isFalse();
        assertThat(open.isForgotten(NOW.plusSeconds(321), LIMITS)).isTrue();
        assertThat(CLOSED.isForgotten(NOW, LIMITS)).isTrue();
    }
}
