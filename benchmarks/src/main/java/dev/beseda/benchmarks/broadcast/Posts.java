package dev.beseda.benchmarks.broadcast;

import dev.beseda.simulator.botapi.sending.SentListener;
import java.util.BitSet;

/// Which messages of the broadcast have arrived. All of it happens on the simulator's event loop.
final class Posts implements SentListener {
    private static final String BEGINNING = "Новости недели, выпуск ";

    private final BitSet arrived;
    private final int all;
    private long firstNanos;
    private long lastNanos;
    private int twice;

    Posts(int all) {
        this.all = all;
        this.arrived = new BitSet(all);
    }

    /// The text of one message, which bears its number.
    static String text(int number) {
        return BEGINNING + number + ". Подробности – в канале.";
    }

    @Override
    public void sent(long bot, long chat, String text, long nanoTime) {
        if (!text.startsWith(BEGINNING)) {
            return;
        }
        int number = Integer.parseInt(text.substring(BEGINNING.length(), text.indexOf('.')));
        firstNanos = arrived.isEmpty() ? nanoTime : firstNanos;
        twice += arrived.get(number) ? 1 : 0;
        arrived.set(number);
        lastNanos = nanoTime;
    }

    int missing() {
        return all - arrived.cardinality();
    }

    int twice() {
        return twice;
    }

    /// From the first message to the last.
    double seconds() {
        return (lastNanos - firstNanos) / 1e9;
    }
}
