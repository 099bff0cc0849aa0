package dev.beseda.simulator.limits;

/// A token bucket. Once it has refused, it refuses until the wait it told is over.
final class Bucket {
    private final double perMilli;
    private final double most;
    private double tokens;
    private long filledAtMillis;
    private long refusesUntilMillis;

    Bucket(double perSecond, double most) {
        this.perMilli = perSecond / 1_000;
        this.most = most;
        this.tokens = most;
    }

    /// How long a writer of so many messages must wait; 0 when it need not. More than the bucket holds passes
    /// when it is full.
    long waitMillis(int messages, long nowMillis) {
        fill(nowMillis);
        double missing = Math.min(messages, most) - tokens;
        long untilFilled = missing <= 1e-9 ? 0 : (long) Math.ceil(missing / perMilli);
        return Math.max(untilFilled, refusesUntilMillis - nowMillis);
    }

    void take(int messages) {
        tokens -= messages;
    }

    void refuseUntil(long millis) {
        refusesUntilMillis = Math.max(refusesUntilMillis, millis);
    }

    /// It knows nothing a new bucket would not.
    boolean isFresh(long nowMillis) {
        fill(nowMillis);
        return tokens >= most && refusesUntilMillis <= nowMillis;
    }

    private void fill(long nowMillis) {
        if (nowMillis > filledAtMillis) {
            tokens = Math.min(most, tokens + (nowMillis - filledAtMillis) * perMilli);
            filledAtMillis = nowMillis;
        }
    }
}
