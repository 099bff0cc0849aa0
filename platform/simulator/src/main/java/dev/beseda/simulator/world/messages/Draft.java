package dev.beseda.simulator.world.messages;

/// A text the bot shows while it is still writing it; the same id again changes it.
public record Draft(long id, String text, long untilMillis, Manner manner) {
    /// Whether people may stop the writing, and whether what was shown then stays.
    public record Manner(boolean canStop, boolean keepOnStop) {}

    public boolean isShownAt(long millis) {
        return millis < untilMillis;
    }
}
