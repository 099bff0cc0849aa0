package dev.beseda.llm.providers.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether it makes sense to ask one server with one key: after some failures in a row it is left alone for a while,
/// then one call tries.
///
/// @param failures in a row
/// @param openUntil until then nobody asks
/// @param last why
public record Breaker(int failures, Instant openUntil, Optional<Failure> last) {
    public static final Breaker CLOSED = new Breaker(0, Instant.MIN, Optional.empty());

    /// @param failures so many in a row open it
    /// @param pause for so long
    /// @param longestPause even if the server asks for more
    public record Limits(int failures, Duration pause, Duration longestPause) {}

    /// Why nobody asks now, if so.
    public Optional<Failure> refusal(Instant now) {
        return last.filter(failure -> now.isBefore(openUntil))
                .map(failure ->
                        new Failure(failure.kind(), Optional.of(Duration.between(now, openUntil)), failure.sentence()));
    }

    /// One asks now: when the breaker was open, the others wait for what this one hears. Not after a limit, whose end
    /// is known.
    public Breaker asking(Instant now, Limits limits) {
        boolean trial = failures > 0 && openUntil.isAfter(Instant.MIN);
        return trial ? new Breaker(failures, now.plus(limits.pause()), last) : this;
    }

    public Breaker failing(Failure failure, Instant now, Limits limits) {
        return switch (failure.kind()) {
            case UNAUTHORIZED, PAYMENT -> open(failure, now.plus(limits.pause()));
            case RATE_LIMITED -> new Breaker(0, now.plus(asked(failure, limits)), Optional.of(failure));
            case OVERLOADED, UNREACHABLE, TIMEOUT -> counting(failure, now, limits);
            // A model that is loading says so at once, and must be asked to know when it is ready.
            case LOADING, BAD_REQUEST, NO_MODEL, TOO_LONG, CUT, IN_STREAM, FORBIDDEN_ADDRESS -> CLOSED;
        };
    }

    /// Nothing that is worth keeping: it is as good as closed.
    public boolean isForgotten(Instant now, Limits limits) {
        return openUntil.equals(Instant.MIN)
                ? failures == 0
                : openUntil.plus(limits.longestPause()).isBefore(now);
    }

    private Breaker counting(Failure failure, Instant now, Limits limits) {
        int counted = failures + 1;
        return counted < limits.failures()
                ? new Breaker(counted, openUntil, Optional.of(failure))
                : new Breaker(counted, now.plus(limits.pause()), Optional.of(failure));
    }

    private Breaker open(Failure failure, Instant until) {
        return new Breaker(failures + 1, until, Optional.of(failure));
    }

    /// A limit whose end nobody knows is no reason to keep the others waiting.
    private static Duration asked(Failure failure, Limits limits) {
        var wanted = failure.retryAfter().orElse(Duration.ZERO);
        return wanted.compareTo(limits.longestPause()) < 0 ? wanted : limits.longestPause();
    }
}
