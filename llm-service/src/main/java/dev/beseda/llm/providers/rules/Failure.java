package dev.beseda.llm.providers.rules;

import dev.beseda.kit.http.rules.CallFailure;
import java.time.Duration;
import java.util.Optional;

/// Why a model did not write, or not all.
///
/// @param retryAfter when the provider wants to be asked again, if it said so
/// @param sentence what happened, for the owner of the bot; never with a key in it
public record Failure(Kind kind, Optional<Duration> retryAfter, String sentence) implements CallFailure {
    public Failure(Kind kind, String sentence) {
        this(kind, Optional.empty(), sentence);
    }

    @Override
    public Scope scope() {
        return switch (kind) {
            case UNAUTHORIZED, PAYMENT -> Scope.KEY;
            case RATE_LIMITED -> Scope.LIMIT;
            case OVERLOADED, UNREACHABLE, TIMEOUT -> Scope.SERVER;
            // A model that is loading says so at once, and must be asked to know when it is ready.
            case LOADING, BAD_REQUEST, NO_MODEL, TOO_LONG, CUT, IN_STREAM, FORBIDDEN_ADDRESS -> Scope.REQUEST;
        };
    }

    /// The same, for those who are not even asked.
    public Failure askedAgainAfter(Duration left) {
        return new Failure(kind, Optional.of(left), sentence);
    }

    /// What sort of failure it is; what follows from it: see the retry table in `docs/providers.md`.
    public enum Kind {
        /// The key is missing or wrong.
        UNAUTHORIZED,
        /// The account has no money left.
        PAYMENT,
        RATE_LIMITED,
        /// The provider does not understand what it is asked.
        BAD_REQUEST,
        /// The provider has no such model.
        NO_MODEL,
        /// The prompt is longer than the model can read.
        TOO_LONG,
        OVERLOADED,
        /// A local server is still reading the model from its disk.
        LOADING,
        UNREACHABLE,
        TIMEOUT,
        /// The stream broke off.
        CUT,
        /// The provider says an error in the midst of its stream.
        IN_STREAM,
        /// The address may not be asked.
        FORBIDDEN_ADDRESS
    }
}
