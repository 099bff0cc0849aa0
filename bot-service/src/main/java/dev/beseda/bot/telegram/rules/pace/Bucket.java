package dev.beseda.bot.telegram.rules.pace;

import java.time.Duration;
import java.time.Instant;

/// A bucket of tokens that fills by itself: each call takes one, and an empty bucket makes the next one wait.
///
/// @param capacity how many tokens it holds
/// @param perSecond how fast it fills
/// @param tokens how many it held at `since`; below zero it is in debt
record Bucket(double capacity, double perSecond, double tokens, Instant since) {
    private static final double NANOS = 1e9;

    /// What rounding may take from a token.
    private static final double GRAIN = 1e-6;

    static Bucket full(double capacity, double perSecond, Instant now) {
        return new Bucket(capacity, perSecond, capacity, now);
    }

    double level(Instant now) {
        double seconds = Math.max(0, Duration.between(since, now).toNanos() / NANOS);
        return Math.min(capacity, tokens + perSecond * seconds);
    }

    /// When there is a whole token.
    Instant ready(Instant now) {
        double missing = 1 - level(now);
        return missing <= GRAIN ? now : now.plusNanos((long) Math.ceil(missing / perSecond * NANOS));
    }

    /// Afterwards. The debt is a second's worth at the most, so that whoever waits does not wait for ever.
    Bucket taking(int wanted, Instant now) {
        return new Bucket(capacity, perSecond, Math.max(-perSecond, level(now) - wanted), now);
    }

    Bucket filling(double newPerSecond, Instant now) {
        return new Bucket(capacity, newPerSecond, level(now), now);
    }

    Bucket emptied(Instant now) {
        return new Bucket(capacity, perSecond, Math.min(0, level(now)), now);
    }
}
