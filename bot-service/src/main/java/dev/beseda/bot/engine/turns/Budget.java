package dev.beseda.bot.engine.turns;

/// The time that deciding may still take. The rules ask before every step, and stop where they are when it is spent.
@FunctionalInterface
public interface Budget {
    /// Of turns that are bounded by their number of steps and their `Effort`.
    Budget UNTIMED = () -> false;

    boolean isSpent();
}
