package dev.beseda.simulator;

/// Hears of each call of a language model once it is over, on the event loop: it must be quick.
@FunctionalInterface
public interface ModelCallListener {
    void over(ModelCall call);

    /// A call: what was asked, when it arrived, when the first token and the last were written, by `System.nanoTime`.
    /// Without a token the middle moment is 0.
    record ModelCall(String question, long arrivedNanos, long firstTokenNanos, long endedNanos, boolean completed) {}
}
