package dev.beseda.bot.telegram.rules;

import java.time.Duration;
import java.time.Instant;

/// Decides what follows from an answer of Telegram.
public final class SendPolicy {
    /// A delivery that could not be made for so long is of no use to anybody any more.
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int DOUBLINGS = 6;

    private SendPolicy() {}

    public static Verdict judge(Delivery delivery, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Done done -> new Verdict.Sent(done.message());
            case Answer.Refused no -> new Verdict.Failed(no.code() + " " + no.description());
            case Answer.Flooded flood -> later(delivery, now, flood.retryAfter(), "429 Too Many Requests");
            case Answer.Missed missed -> later(delivery, now, pause(delivery.attempts()), missed.reason());
            case Answer.Silent silent -> unknown(delivery, now, silent.reason());
        };
    }

    /// A delivery whose outcome nobody can tell: its lane decides, and it is made again once at the most.
    public static Verdict unknown(Delivery delivery, Instant now, String reason) {
        return delivery.lane().sendsAgain() && delivery.unknown() == 0
                ? new Verdict.Again(delivery.begunAgain(true), now, reason)
                : new Verdict.Unknown(reason);
    }

    private static Verdict later(Delivery delivery, Instant now, Duration pause, String reason) {
        var at = now.plus(pause);
        return at.isAfter(delivery.queuedAt().plus(LIFETIME))
                ? new Verdict.Failed("Not delivered within 24 hours: " + reason)
                : new Verdict.Again(delivery.begunAgain(false), at, reason);
    }

    /// 1, 2, 4 … 60 seconds.
    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
