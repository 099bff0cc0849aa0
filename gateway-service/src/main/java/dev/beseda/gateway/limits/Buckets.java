package dev.beseda.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.gateway.limits.rules.TokenBucket;
import dev.beseda.gateway.limits.rules.TokenBucket.Rate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token bucket of each caller, for as many callers as are remembered.
///
/// @param <K> by what callers are told apart
final class Buckets<K> {
    private final Rate rate;
    private final Clock clock;
    private final Cache<K, TokenBucket> buckets;

    Buckets(Rate rate, int mostRemembered, Clock clock) {
        this.rate = rate;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder().maximumSize(mostRemembered).build();
    }

    /// Takes a token; when there is none, nothing is taken and the answer is how long to wait.
    Optional<Duration> take(K caller) {
        var wait = wait(caller);
        if (wait.isEmpty()) {
            count(caller);
        }
        return wait;
    }

    /// Takes a token, be there one or not.
    void count(K caller) {
        buckets.asMap().compute(caller, (key, bucket) -> now(bucket).withoutOne());
    }

    /// How long to wait for a token; nothing when there is one.
    Optional<Duration> wait(K caller) {
        return Optional.of(now(buckets.getIfPresent(caller)).wait(rate)).filter(wait -> !wait.isZero());
    }

    private TokenBucket now(@Nullable TokenBucket bucket) {
        var now = clock.instant();
        return bucket == null ? TokenBucket.full(rate, now) : bucket.filled(rate, now);
    }
}
