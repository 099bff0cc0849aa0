package dev.beseda.simulator.webhooks;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: nothing, then the base, twice the base … up to one or two minutes.
record RetryDelay(Duration base, RandomGenerator random) {
    private static final long LONGEST_WISH_SECONDS = 3_600;

    /// What the webhook wishes with `Retry-After` comes before our own count.
    long millisAfter(int failures, OptionalLong retryAfterSeconds) {
        if (retryAfterSeconds.isPresent()) {
            return Math.clamp(retryAfterSeconds.getAsLong(), 1, LONGEST_WISH_SECONDS) * 1000;
        }
        if (failures <= 1) {
            return 0;
        }
        long doubled = base.toMillis() << Math.min(failures - 2, 20);
        return Math.max(1, Math.min(doubled, random.nextLong(60_000, 120_000)));
    }
}
