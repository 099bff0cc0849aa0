package dev.beseda.simulator.llm.scripts;

/// How fast a model writes; instantly means all at once.
public record Pace(boolean instant, double tokensPerSecond, long firstTokenMillis) {
    public static final Pace USUAL = new Pace(false, 80, 100);

    private static final double NANOS = 1e9;

    /// How many tokens are out so long after the request.
    public int tokensAfter(long nanos) {
        if (instant) {
            return Integer.MAX_VALUE;
        }
        long writing = nanos - firstTokenMillis * 1_000_000;
        return writing < 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, 1 + writing * tokensPerSecond / NANOS);
    }

    /// How long after the request this many tokens are out.
    public long nanosUntil(int tokens) {
        if (instant) {
            return 0;
        }
        return firstTokenMillis * 1_000_000 + (long) Math.ceil(Math.max(0, tokens - 1) * NANOS / tokensPerSecond);
    }
}
