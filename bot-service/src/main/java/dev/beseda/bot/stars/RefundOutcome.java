package dev.beseda.bot.stars;

import dev.beseda.bot.telegram.rules.Answer;
import java.time.Duration;
import java.util.Locale;

/// What Telegram's answer means for a refund.
sealed interface RefundOutcome {
    Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    int MOST_DOUBLINGS = 10;

    /// The Stars are back, by this call or one before it.
    record Done() implements RefundOutcome {}

    /// They will not come back.
    record Refused(String words) implements RefundOutcome {}

    /// Nobody knows, or not yet: asking again does no harm, as Telegram knows what it has given back.
    record Unknown(String words, Duration pause) implements RefundOutcome {}

    /// @param attempts how often Telegram was asked, this time included
    static RefundOutcome of(Answer answer, int attempts) {
        return switch (answer) {
            case Answer.Done _ -> new Done();
            case Answer.Refused refused -> isBack(refused) ? new Done() : new Refused(refused.description());
            case Answer.Moved moved -> new Refused(moved.description());
            case Answer.Unauthorized no -> new Unknown(no.description(), pause(attempts));
            case Answer.Flooded flood -> new Unknown("Telegram wants a pause", flood.retryAfter());
            case Answer.Unanswered none -> new Unknown(none.reason(), pause(attempts));
        };
    }

    private static boolean isBack(Answer.Refused refused) {
        return refused.description().toUpperCase(Locale.ROOT).contains("CHARGE_ALREADY_REFUNDED");
    }

    private static Duration pause(int attempts) {
        var doubled = Duration.ofSeconds(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
