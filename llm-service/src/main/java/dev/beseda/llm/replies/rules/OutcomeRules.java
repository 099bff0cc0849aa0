package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;

/// What the end of a model's writing means for the reply.
public final class OutcomeRules {
    private static final String STOPPED = "The person wanted no reply any more";
    private static final String NOTHING = "The model answered with nothing";
    private static final String HELD_BACK = "The provider held back what the model would have said";

    private OutcomeRules() {}

    /// The text as it may be shown and kept: PostgreSQL knows no character NUL.
    public static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    /// The model has ended by itself.
    public static ReplyOutcome done(String text, Finish finish) {
        if (text.isEmpty()) {
            return finish == Finish.FILTERED
                    ? new ReplyOutcome.Failed(Reason.DECLINED, HELD_BACK)
                    : new ReplyOutcome.Failed(Reason.UNAVAILABLE, NOTHING);
        }
        return new ReplyOutcome.Written(text, finish == Finish.STOP ? Ending.WHOLE : Ending.CUT);
    }

    /// The model could not write, or not all.
    public static ReplyOutcome failed(String text, Failure failure) {
        return text.isEmpty()
                ? new ReplyOutcome.Failed(reason(failure.kind()), failure.sentence())
                : new ReplyOutcome.Written(text, Ending.CUT);
    }

    public static ReplyOutcome stopped(String text) {
        return text.isEmpty()
                ? new ReplyOutcome.Failed(Reason.STOPPED, STOPPED)
                : new ReplyOutcome.Written(text, Ending.STOPPED);
    }

    /// Whether the talk goes on from here: what was asked and could not be answered is known when it is asked again.
    public static boolean isRemembered(ReplyOutcome end) {
        return switch (end) {
            case ReplyOutcome.Written _ -> true;
            case ReplyOutcome.Failed failed -> failed.reason() == Reason.UNAVAILABLE;
        };
    }

    private static Reason reason(Failure.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED, PAYMENT -> Reason.REFUSED;
            case NO_MODEL, FORBIDDEN_ADDRESS -> Reason.NO_MODEL;
            case TOO_LONG -> Reason.DECLINED;
            case RATE_LIMITED, BAD_REQUEST, OVERLOADED, LOADING, UNREACHABLE, TIMEOUT, CUT, IN_STREAM ->
                Reason.UNAVAILABLE;
        };
    }
}
