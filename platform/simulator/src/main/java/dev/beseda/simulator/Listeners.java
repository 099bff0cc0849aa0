package dev.beseda.simulator;

import dev.beseda.simulator.botapi.sending.SentListener;
import dev.beseda.simulator.webhooks.TakenListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// All who want to hear what passes by; they may come at any time, from any thread.
final class Listeners implements SentListener, TakenListener, ModelCallListener {
    private final List<SentListener> sent = new CopyOnWriteArrayList<>();
    private final List<TakenListener> taken = new CopyOnWriteArrayList<>();
    private final List<ModelCallListener> modelCalls = new CopyOnWriteArrayList<>();

    void add(SentListener listener) {
        sent.add(listener);
    }

    void add(TakenListener listener) {
        taken.add(listener);
    }

    void add(ModelCallListener listener) {
        modelCalls.add(listener);
    }

    @Override
    public void over(ModelCall call) {
        for (var listener : modelCalls) {
            listener.over(call);
        }
    }

    @Override
    public void sent(long bot, long chat, String text, long nanoTime) {
        for (var listener : sent) {
            listener.sent(bot, chat, text, nanoTime);
        }
    }

    @Override
    public void taken(long bot, long lane, long updateId, long nanoTime) {
        for (var listener : taken) {
            listener.taken(bot, lane, updateId, nanoTime);
        }
    }
}
