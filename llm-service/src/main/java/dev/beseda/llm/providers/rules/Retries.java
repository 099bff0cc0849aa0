package dev.beseda.llm.providers.rules;

import dev.beseda.llm.providers.rules.Failure.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What follows when a model did not write: the retry table of `docs/providers.md`.
public final class Retries {
    /// What is done now.
    public sealed interface Step {
        /// The same one is asked once more, after a while.
        record Again(Duration pause) implements Step {}

        /// The next one of the chain is asked.
        record Next() implements Step {}

        /// Nobody is asked any more.
        record GiveUp() implements Step {}
    }

    /// How far it has come.
    ///
    /// @param attempts how often this one was asked, the failed call included
    /// @param othersFollow whether somebody comes after it in the chain
    /// @param shown whether text of it is out already
    /// @param since how long ago the first one of the chain was asked
    public record Progress(int attempts, boolean othersFollow, boolean shown, Duration since) {}

    /// @param attempts how often one is asked at the most
    /// @param pause before it is asked again, if it does not say when it wants to be
    /// @param patience the longest wait for one that says when, with nobody else to ask
    /// @param patienceWithOthers the same, when others follow
    /// @param total after this time nobody is asked any more
    public record Limits(
            int attempts, Duration pause, Duration patience, Duration patienceWithOthers, Duration total) {}

    private Retries() {}

    /// Text that is out is never followed by that of another model: nobody would understand it.
    public static Step after(Failure failure, Progress progress, Limits limits) {
        if (progress.shown()) {
            return new Step.GiveUp();
        }
        var pause = failure.retryAfter().orElse(limits.pause());
        var patience = progress.othersFollow() ? limits.patienceWithOthers() : limits.patience();
        boolean worthwhile =
                passes(failure.kind()) && isAskedAgain(failure, progress, limits) && pause.compareTo(patience) <= 0;
        boolean late = progress.since().compareTo(limits.total()) >= 0;
        if (worthwhile && !late) {
            return new Step.Again(pause);
        }
        return progress.othersFollow() && !late ? new Step.Next() : new Step.GiveUp();
    }

    /// A model that is still loading is there soon: with nobody else to ask it is waited for.
    private static boolean isAskedAgain(Failure failure, Progress progress, Limits limits) {
        return progress.attempts() < limits.attempts() || failure.kind() == Kind.LOADING && !progress.othersFollow();
    }

    /// Whether the same question may be answered a bit later.
    public static boolean passes(Kind kind) {
        return switch (kind) {
            case RATE_LIMITED, OVERLOADED, LOADING, UNREACHABLE, TIMEOUT, CUT, IN_STREAM -> true;
            case UNAUTHORIZED, PAYMENT, BAD_REQUEST, NO_MODEL, TOO_LONG, FORBIDDEN_ADDRESS -> false;
        };
    }

    /// What the caller is told in the end: all that was said, and by its kind the failure that passes soonest.
    public static Failure summary(List<Failure> failures, boolean shown) {
        var sentence = failures.stream().map(Failure::sentence).distinct().collect(Collectors.joining("; "));
        if (shown) {
            return new Failure(Kind.CUT, failures.getLast().retryAfter(), sentence);
        }
        var soonest = failures.stream()
                .filter(failure -> passes(failure.kind()))
                .min(Comparator.comparing(failure -> failure.retryAfter().orElse(Duration.ZERO)))
                .orElse(failures.getLast());
        return new Failure(soonest.kind(), soonest.retryAfter(), sentence);
    }
}
