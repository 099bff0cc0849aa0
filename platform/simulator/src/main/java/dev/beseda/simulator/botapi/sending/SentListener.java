package dev.beseda.simulator.botapi.sending;

/// Hears of each message a bot has sent, on the event loop: it must be quick.
@FunctionalInterface
public interface SentListener {
    void sent(long bot, long chat, String text, long nanoTime);
}
