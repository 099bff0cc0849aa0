package dev.beseda.bot.telegram.rules.pace;

import dev.beseda.bot.telegram.rules.Answer;
import java.time.Duration;
import java.time.Instant;

/// Leaves Telegram alone while it does not know the bot's token:
/// after ever longer pauses one call tries whether it does again.
///
/// @param refusals how many tries failed in a row
/// @param until when the next one may go
record Breaker(int refusals, Instant until) {
    static final Breaker CLOSED = new Breaker(0, Instant.MIN);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    /// Afterwards. Calls that were under way together are refused together: that is one refusal.
    Breaker after(Answer answer, Instant now) {
        if (answer instanceof Answer.Unauthorized) {
            return now.isBefore(until) ? this : new Breaker(refusals + 1, now.plus(pause()));
        }
        return answer.isToKnownBot() ? CLOSED : this;
    }

    /// Whether something may begin while so many calls are under way.
    boolean lets(int underWay, Instant now) {
        return !isOpen() || underWay == 0 && !now.isBefore(until);
    }

    boolean isOpen() {
        return refusals > 0;
    }

    /// 1, 2, 4 … 300 seconds.
    private Duration pause() {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
