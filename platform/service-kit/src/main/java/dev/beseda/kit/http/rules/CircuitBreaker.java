package dev.beseda.kit.http.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether it makes sense to call one server with one key: after some failures in a row it is left alone for a while,
/// then one call tries.
///
/// @param <F> why calls fail
/// @param failures in a row
/// @param openUntil until then nobody calls
/// @param last why
public record CircuitBreaker<F extends CallFailure>(int failures, Instant openUntil, Optional<F> last) {

    /// @param failures so many in a row open it
    /// @param pause for so long
    /// @param longestPause even if the server asks for more
    public record Limits(int failures, Duration pause, Duration longestPause) {}

    /// Nobody calls now.
    ///
    /// @param cause why the last call failed
    /// @param left until somebody may call again
    public record Refusal<F extends CallFailure>(F cause, Duration left) {}

    public static <F extends CallFailure> CircuitBreaker<F> closed() {
        return new CircuitBreaker<>(0, Instant.MIN, Optional.empty());
    }

    /// Why nobody calls now, if so.
    public Optional<Refusal<F>> refusal(Instant now) {
        return last.filter(cause -> now.isBefore(openUntil))
                .map(cause -> new Refusal<>(cause, Duration.between(now, openUntil)));
    }

    /// One calls now: when the breaker was open, the others wait for what this one hears. Not after a limit, whose end
    /// is known.
    public CircuitBreaker<F> calling(Instant now, Limits limits) {
        boolean trial = failures > 0 && openUntil.isAfter(Instant.MIN);
        return trial ? new CircuitBreaker<>(failures, now.plus(limits.pause()), last) : this;
    }

    public CircuitBreaker<F> failing(F failure, Instant now, Limits limits) {
        return switch (failure.scope()) {
            case KEY -> open(failure, now.plus(limits.pause()));
            case LIMIT -> new CircuitBreaker<>(0, now.plus(asked(failure, limits)), Optional.of(failure));
            case SERVER -> counting(failure, now, limits);
            case REQUEST -> closed();
        };
    }

    /// Nothing that is worth keeping: it is as good as closed.
    public boolean isForgotten(Instant now, Limits limits) {
        return openUntil.equals(Instant.MIN)
                ? failures == 0
                : openUntil.plus(limits.longestPause()).isBefore(now);
    }

    private CircuitBreaker<F> counting(F failure, Instant now, Limits limits) {
        int counted = failures + 1;
        return counted < limits.failures()
                ? new CircuitBreaker<>(counted, openUntil, Optional.of(failure))
                : new CircuitBreaker<>(counted, now.plus(limits.pause()), Optional.of(failure));
    }

    private CircuitBreaker<F> open(F failure, Instant until) {
        return new CircuitBreaker<>(failures + 1, until, Optional.of(failure));
    }

    /// A limit whose end nobody knows is no reason to keep the others waiting.
    private static Duration asked(CallFailure failure, Limits limits) {
        var wanted = failure.retryAfter().orElse(Duration.ZERO);
        return wanted.compareTo(limits.longestPause()) < 0 ? wanted : limits.longestPause();
    }
}
