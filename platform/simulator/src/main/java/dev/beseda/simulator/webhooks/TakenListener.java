package dev.beseda.simulator.webhooks;

/// Hears of each update a bot's webhook has taken, on the event loop: it must be quick.
@FunctionalInterface
public interface TakenListener {
    /// @param lane the chat or person whose updates are carried one after the other
    void taken(long bot, long lane, long updateId, long nanoTime);
}
