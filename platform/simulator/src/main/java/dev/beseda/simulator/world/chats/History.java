package dev.beseda.simulator.world.chats;

import dev.beseda.simulator.world.messages.Draft;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Reactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What was written in a chat, and who watches it.
public final class History {
    private static final int MOST_TAPS = 100;

    private final int mostMessages;
    private final List<Message> messages = new ArrayList<>();
    private final Reactions reactions = new Reactions();
    private final List<Tap> taps = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final SequencedSet<Long> pins = new LinkedHashSet<>();
    private @Nullable Draft draft;
    private boolean started;
    private boolean blocked;
    private long typingUntilMillis;
    private long version;

    public History(int mostMessages) {
        this.mostMessages = mostMessages;
    }

    public boolean isStarted() {
        return started;
    }

    public boolean isBlocked() {
        return blocked;
    }

    public Optional<Draft> draft() {
        return Optional.ofNullable(draft);
    }

    public void draft(@Nullable Draft shown) {
        draft = shown;
    }

    public SequencedSet<Long> pins() {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(pins));
    }

    public void pin(long messageId) {
        pins.add(messageId);
    }

    public void unpin(long messageId) {
        pins.remove(messageId);
    }

    public Reactions reactions() {
        return reactions;
    }

    public long version() {
        return version;
    }

    public boolean isTypingAt(long millis) {
        return millis < typingUntilMillis;
    }

    public void start() {
        started = true;
    }

    public void block(boolean wanted) {
        blocked = wanted;
    }

    public void typing(long untilMillis) {
        typingUntilMillis = untilMillis;
    }

    public void add(Message message) {
        if (messages.size() >= mostMessages) {
            messages.subList(0, mostMessages / 10 + 1).clear();
        }
        messages.add(message);
    }

    public void replace(Message message) {
        messages.set(placeOf(message.id()), message);
    }

    public void remove(long messageId) {
        messages.remove(placeOf(messageId));
        pins.remove(messageId);
    }

    public Optional<Message> find(long messageId) {
        int place = placeOf(messageId);
        return place < 0 ? Optional.empty() : Optional.of(messages.get(place));
    }

    public List<Message> messagesAfter(long messageId) {
        int place = placeOf(messageId);
        int first = place < 0 ? -place - 1 : place + 1;
        return List.copyOf(messages.subList(first, messages.size()));
    }

    public void add(Tap tap) {
        if (taps.size() == MOST_TAPS) {
            taps.removeFirst();
        }
        taps.add(tap);
    }

    public List<Tap> tapsOn(long messageId) {
        return taps.stream().filter(tap -> tap.messageId() == messageId).toList();
    }

    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    public void changed() {
        version++;
        if (!watchers.isEmpty()) {
            var called = List.copyOf(watchers);
            watchers.clear();
            called.forEach(Runnable::run);
        }
    }

    /// Ids rise, so this is a binary search; negative like `Collections.binarySearch` when it is not there.
    private int placeOf(long messageId) {
        int low = 0;
        int high = messages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = messages.get(middle).id();
            if (found == messageId) {
                return middle;
            }
            if (found < messageId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
