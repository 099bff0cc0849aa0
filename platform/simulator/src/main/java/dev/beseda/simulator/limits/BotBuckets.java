package dev.beseda.simulator.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The buckets of one bot. A chat's bucket is dropped when it is full again, so that a broadcast leaves nothing behind.
final class BotBuckets {
    private static final int LEAST_SWEEP = 1_000;

    private final Pace pace;
    private final Bucket all;
    private final Map<Writing.Target, Bucket> chats = new HashMap<>();
    private final Map<Writing.Target, Bucket> groups = new HashMap<>();
    private int sweepAt = LEAST_SWEEP;

    BotBuckets(Pace pace) {
        this.pace = pace;
        this.all = pace.forBot();
    }

    Pace pace() {
        return pace;
    }

    /// Takes the tokens, or says how many seconds to wait.
    OptionalInt take(Writing writing, long nowMillis) {
        var buckets = bucketsOf(writing, nowMillis);
        long wait = 0;
        for (var bucket : buckets) {
            wait = Math.max(wait, refusal(bucket, writing.messages(), nowMillis));
        }
        if (wait > 0) {
            return OptionalInt.of((int) (wait / 1_000));
        }
        buckets.forEach(bucket -> bucket.take(writing.messages()));
        return OptionalInt.empty();
    }

    /// The wait is told in whole seconds and held to: until then this bucket refuses everything.
    private static long refusal(Bucket bucket, int messages, long nowMillis) {
        long wait = bucket.waitMillis(messages, nowMillis);
        if (wait <= 0) {
            return 0;
        }
        long told = (wait + 999) / 1_000 * 1_000;
        bucket.refuseUntil(nowMillis + told);
        return told;
    }

    private List<Bucket> bucketsOf(Writing writing, long nowMillis) {
        sweep(nowMillis);
        var buckets = new ArrayList<Bucket>(3);
        buckets.add(all);
        buckets.add(chats.computeIfAbsent(writing.target(), chat -> pace.forChat()));
        if (writing.target().isGroup()) {
            buckets.add(groups.computeIfAbsent(writing.target(), group -> pace.forGroup()));
        }
        return buckets;
    }

    private void sweep(long nowMillis) {
        if (chats.size() >= sweepAt) {
            chats.values().removeIf(bucket -> bucket.isFresh(nowMillis));
            groups.values().removeIf(bucket -> bucket.isFresh(nowMillis));
            sweepAt = Math.max(LEAST_SWEEP, chats.size() * 2);
        }
    }
}
