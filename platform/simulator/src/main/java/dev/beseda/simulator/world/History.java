package dev.beseda.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What was written in a chat, and who watches it.
final class History {
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

    History(int mostMessages) {
        this.mostMessages = mostMessages;
    }

    boolean isStarted() {
        return started;
    }

    boolean isBlocked() {
        return blocked;
    }

    Optional<Draft> draft() {
        return Optional.ofNullable(draft);
    }

    void draft(@Nullable Draft shown) {
        draft = shown;
    }

    SequencedSet<Long> pins() {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(pins));
    }

    void pin(long messageId) {
        pins.add(messageId);
    }

    void unpin(long messageId) {
        pins.remove(messageId);
    }

    Reactions reactions() {
        return reactions;
    }

    long version() {
        return version;
    }

    boolean isTypingAt(long millis) {
        return millis < typingUntilMillis;
    }

    void start() {
        started = true;
    }

    void block(boolean wanted) {
        blocked = wanted;
    }

    void typing(long untilMillis) {
        typingUntilMillis = untilMillis;
    }

    void add(Message message) {
        if (messages.size() >= mostMessages) {
            messages.subList(0, mostMessages / 10 + 1).clear();
        }
        messages.add(message);
    }

    void replace(Message message) {
        messages.set(placeOf(message.id()), message);
    }

    void remove(long messageId) {
        messages.remove(placeOf(messageId));
        pins.remove(messageId);
    }

    Optional<Message> find(long messageId) {
        int place = placeOf(messageId);
        return place < 0 ? Optional.empty() : Optional.of(messages.get(place));
    }

    List<Message> messagesAfter(long messageId) {
        int place = placeOf(messageId);
        int first = place < 0 ? -place - 1 : place + 1;
        return List.copyOf(messages.subList(first, messages.size()));
    }

    void add(Tap tap) {
        if (taps.size() == MOST_TAPS) {
            taps.removeFirst();
        }
        taps.add(tap);
    }

    List<Tap> tapsOn(long messageId) {
        return taps.stream().filter(tap -> tap.messageId() == messageId).toList();
    }

    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    void changed() {
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
