package dev.beseda.simulator.limits;

/// What one bot has written, and what it was refused.
public final class Tally {
    private long allowed;
    private long refused;
    private long second;
    private long inThisSecond;
    private long highestPerSecond;

    void allow(int messages, long nowMillis) {
        allowed += messages;
        if (second != nowMillis / 1_000) {
            second = nowMillis / 1_000;
            inThisSecond = 0;
        }
        inThisSecond += messages;
        highestPerSecond = Math.max(highestPerSecond, inThisSecond);
    }

    void refuse(int messages) {
        refused += messages;
    }

    public long allowed() {
        return allowed;
    }

    public long refused() {
        return refused;
    }

    /// The most messages that passed within one second of the clock.
    public long highestPerSecond() {
        return highestPerSecond;
    }
}
