package dev.beseda.bot.telegram.polling.rules;

import java.time.Duration;

/// What follows from a poll that brought nothing.
///
/// @param error what went wrong and what can be done about it
/// @param pause before the next poll
public record PollVerdict(PollState state, String error, Duration pause) {
    /// Whether there is a next poll at all.
    public boolean isFinal() {
        return state == PollState.TOKEN_REVOKED;
    }
}
