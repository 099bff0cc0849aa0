package dev.beseda.bot.telegram.rules.pace;

import java.time.Duration;
import java.time.Instant;

/// How fast a bot may send: falls by a fifth with each flood, and grows again bit by bit (AIMD).
///
/// @param most the rate it grows to, a second
/// @param growth by how much it grows in a second
/// @param eased when it was last changed by a flood
record Budget(Bucket bucket, double most, double growth, Instant eased) {
    private static final double EASING = 0.8;
    private static final double LEAST = 1;

    /// Refusals of calls that were under way together are one flood.
    private static final Duration ONE_FLOOD = Duration.ofSeconds(2);

    /// How much may go at once when nothing went before: what a late timer would otherwise lose.
    private static final double BURST_SECONDS = 0.1;

    static Budget of(double most, double growth, Instant now) {
        return new Budget(Bucket.full(Math.max(1, most * BURST_SECONDS), most, now), most, growth, Instant.MIN);
    }

    /// As it is after somebody else may just have used it up.
    Budget usedUp(Instant now) {
        return new Budget(bucket.taking((int) Math.ceil(most), now), most, growth, eased);
    }

    double rate(Instant now) {
        return grown(now).perSecond();
    }

    Instant ready(Instant now) {
        return bucket.ready(now);
    }

    Budget taking(int calls, Instant now) {
        return new Budget(grown(now).taking(calls, now), most, growth, eased);
    }

    /// Telegram said it was too much; `known` is the rate that was surely too much.
    Budget flooded(double known, Instant now) {
        if (eased.isAfter(now.minus(ONE_FLOOD))) {
            return this;
        }
        double slower = Math.max(LEAST, Math.min(grown(now).perSecond(), known) * EASING);
        return new Budget(bucket.filling(slower, now).emptied(now), most, growth, now);
    }

    private Bucket grown(Instant now) {
        double missing = most - bucket.perSecond();
        if (missing <= 0) {
            return bucket;
        }
        double seconds = Math.max(0, Duration.between(bucket.since(), now).toNanos() / 1e9);
        return bucket.filling(bucket.perSecond() + Math.min(missing, growth * seconds), now);
    }
}
