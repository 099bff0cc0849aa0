package dev.beseda.gateway.limits.rules;

import java.time.Duration;
import java.time.Instant;

/// A token bucket: it holds some tokens, is filled with so many a second, and each request takes one.
///
/// @param tokens what it held at `filledAt`
public record TokenBucket(double tokens, Instant filledAt) {
    private static final double NANOS = 1e9;

    /// @param burst the most it holds
    /// @param perSecond how many tokens come back in a second
    public record Rate(int burst, double perSecond) {}

    public static TokenBucket full(Rate rate, Instant now) {
        return new TokenBucket(rate.burst(), now);
    }

    /// What it holds now. A clock that goes back fills nothing.
    public TokenBucket filled(Rate rate, Instant now) {
        var passed = Duration.between(filledAt, now);
        return passed.isNegative()
                ? this
                : new TokenBucket(Math.min(rate.burst(), tokens + passed.toNanos() / NANOS * rate.perSecond()), now);
    }

    public boolean hasToken() {
        return tokens >= 1;
    }

    public TokenBucket withoutOne() {
        return new TokenBucket(tokens - 1, filledAt);
    }

    /// How long until there is a token.
    public Duration wait(Rate rate) {
        return hasToken() ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / rate.perSecond() * NANOS));
    }
}
