package dev.beseda.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The private chat of one person with one bot.
public final class Chat {
    private static final int MOST_TAPS = 100;

    private final User user;
    private final int mostMessages;
    private final List<Message> messages = new ArrayList<>();
    private final List<Tap> taps = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private boolean started;
    private boolean blocked;
    private final SequencedSet<Long> pins = new LinkedHashSet<>();
    private @Nullable Draft draft;
    private long typingUntilMillis;
    private long version;

    Chat(User user, int mostMessages) {
        this.user = user;
        this.mostMessages = mostMessages;
    }

    public User user() {
        return user;
    }

    public long id() {
        return user.id();
    }

    /// The person has written to the bot, so the bot may write too.
    public boolean isStarted() {
        return started;
    }

    public boolean isBlocked() {
        return blocked;
    }

    /// Rises with every change.
    public long version() {
        return version;
    }

    public boolean isTypingAt(long millis) {
        return millis < typingUntilMillis;
    }

    /// As it was before a restart.
    public void reopen(boolean wasBlocked) {
        started = true;
        blocked = wasBlocked;
    }

    void start() {
        started = true;
    }

    void block(boolean wanted) {
        blocked = wanted;
        changed();
    }

    public void typing(long untilMillis) {
        typingUntilMillis = untilMillis;
        changed();
    }

    /// Shown until it's old or the bot writes something.
    public void draft(Draft shown) {
        draft = shown;
        changed();
    }

    public Optional<Draft> draftAt(long millis) {
        return Optional.ofNullable(draft).filter(shown -> shown.isShownAt(millis));
    }

    public void forgetDraft() {
        draft = null;
        changed();
    }

    /// The messages pinned, the latest last.
    public SequencedSet<Long> pins() {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(pins));
    }

    public void pin(long messageId) {
        pins.add(messageId);
        changed();
    }

    public void unpin(long messageId) {
        pins.remove(messageId);
        changed();
    }

    public void add(Message message) {
        if (messages.size() == mostMessages) {
            messages.subList(0, mostMessages / 10 + 1).clear();
        }
        messages.add(message);
        if (message.isFrom(Message.Author.BOT)) {
            typingUntilMillis = 0;
            draft = null;
        }
        changed();
    }

    public void replace(Message message) {
        messages.set(placeOf(message.id()), message);
        changed();
    }

    public void remove(long messageId) {
        messages.remove(placeOf(messageId));
        pins.remove(messageId);
        changed();
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

    void add(Tap tap) {
        if (taps.size() == MOST_TAPS) {
            taps.removeFirst();
        }
        taps.add(tap);
        changed();
    }

    public List<Tap> tapsOn(long messageId) {
        return taps.stream().filter(tap -> tap.messageId() == messageId).toList();
    }

    /// Calls the watcher once, at the next change.
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    public void unwatch(Runnable watcher) {
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
