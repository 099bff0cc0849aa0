package dev.beseda.bot.telegram.streaming.rules;

import java.time.Duration;
import java.time.Instant;

/// How often one chat is shown something new: twice as seldom with each refusal, and by and by as often as before.
///
/// @param usual between one change and the next when all goes well
/// @param pause what it is just now
/// @param notBefore when the next change may be made
public record Pace(Duration usual, Duration pause, Instant notBefore) {
    private static final Duration IN_PRIVATE = Duration.ofSeconds(1);
    private static final Duration IN_GROUPS = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    static Pace of(long chat) {
        var usual = chat < 0 ? IN_GROUPS : IN_PRIVATE;
        return new Pace(usual, usual, Instant.EPOCH);
    }

    /// A change was made.
    Pace changed(Instant now) {
        var next = longer(usual, pause.dividedBy(2));
        return new Pace(usual, next, now.plus(next));
    }

    /// A change was refused; `wanted` is how long Telegram wants to be left alone.
    Pace refused(Duration wanted, Instant now) {
        var doubled = pause.multipliedBy(2);
        var next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return new Pace(usual, next, now.plus(longer(next, wanted)));
    }

    /// Nothing changes before then.
    Pace waitingUntil(Instant time) {
        return new Pace(usual, pause, time);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
