package dev.beseda.simulator.world.bots;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The updates a bot has not taken yet, oldest first.
public final class Backlog {
    static final int LARGEST = 50_000;

    private final SequencedSet<Update> waiting = new LinkedHashSet<>();
    private @Nullable Consumer<Update> listener;

    /// The one who carries updates to the bot; whoever listens later replaces who did before.
    public void listen(Consumer<Update> carrier) {
        listener = carrier;
    }

    public void stopListening() {
        listener = null;
    }

    /// Someone carries updates to the bot, or waits for them.
    public boolean hasListener() {
        return listener != null;
    }

    public void add(Update update) {
        waiting.add(update);
        if (listener != null) {
            listener.accept(update);
        }
    }

    public boolean isFull() {
        return waiting.size() >= LARGEST;
    }

    public void remove(Update update) {
        waiting.remove(update);
    }

    public void removeIf(Predicate<Update> unwanted) {
        waiting.removeIf(unwanted);
    }

    public void clear() {
        waiting.clear();
    }

    public int size() {
        return waiting.size();
    }

    public List<Update> first(int limit) {
        return waiting.stream().limit(limit).toList();
    }
}
