package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.messages.Draft;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Reactions;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// A chat as one bot has it: private with one person, or the bot's side of a group, whose history all its bots share.
public final class Chat {
    private final Peer peer;
    private final History history;
    private final @Nullable ObjectNode stamp;

    private Chat(Peer peer, History history, @Nullable ObjectNode stamp) {
        this.peer = peer;
        this.history = history;
        this.stamp = stamp;
    }

    public static Chat withUser(User user, int mostMessages) {
        return new Chat(user, new History(mostMessages), null);
    }

    /// What the bot writes here bears its name as the author's, in a channel the channel's.
    public static Chat ofGroup(Group group, ObjectNode author) {
        var stamp = Json.object();
        if (group.isChannel()) {
            stamp.set("sender_chat", group.toTelegramChat());
        } else {
            stamp.set("from", author);
        }
        return new Chat(group, group.history(), stamp);
    }

    /// The same chat; what the bot writes here goes into this topic.
    public Chat inTopic(long thread) {
        var stampWithTopic = stamp == null ? Json.object() : stamp.deepCopy();
        stampWithTopic.put("message_thread_id", thread).put("is_topic_message", true);
        return new Chat(peer, history, stampWithTopic);
    }

    public Peer peer() {
        return peer;
    }

    /// The person of a private chat.
    public User user() {
        return person().orElseThrow(() -> new IllegalStateException("Chat %d is not private".formatted(id())));
    }

    public Optional<User> person() {
        return peer instanceof User user ? Optional.of(user) : Optional.empty();
    }

    public Optional<Group> group() {
        return peer instanceof Group found ? Optional.of(found) : Optional.empty();
    }

    public long id() {
        return peer.id();
    }

    /// The person has written to the bot, so the bot may write too.
    public boolean isStarted() {
        return history.isStarted();
    }

    public boolean isBlocked() {
        return history.isBlocked();
    }

    /// Rises with every change.
    public long version() {
        return history.version();
    }

    public boolean isTypingAt(long millis) {
        return history.isTypingAt(millis);
    }

    /// As it was before a restart.
    public void reopen(boolean wasBlocked) {
        history.start();
        history.block(wasBlocked);
    }

    public void start() {
        history.start();
    }

    public void block(boolean wanted) {
        history.block(wanted);
        changed();
    }

    public void typing(long untilMillis) {
        history.typing(untilMillis);
        changed();
    }

    /// Shown until it's old or the bot writes something.
    public void draft(Draft shown) {
        history.draft(shown);
        changed();
    }

    public Optional<Draft> draftAt(long millis) {
        return history.draft().filter(shown -> shown.isShownAt(millis));
    }

    public void forgetDraft() {
        history.draft(null);
        changed();
    }

    /// The messages pinned, the latest last.
    public SequencedSet<Long> pins() {
        return history.pins();
    }

    public void pin(long messageId) {
        history.pin(messageId);
        changed();
    }

    public void unpin(long messageId) {
        history.unpin(messageId);
        changed();
    }

    public void add(Message message) {
        boolean ofBot = message.isFrom(Message.Author.BOT);
        history.add(ofBot ? stamped(message) : message);
        if (ofBot) {
            history.typing(0);
            history.draft(null);
        }
        changed();
    }

    private Message stamped(Message message) {
        if (stamp == null) {
            return message;
        }
        var marks = stamp.deepCopy();
        if (message.marks() != null) {
            marks.setAll(message.marks());
        }
        return message.marked(marks);
    }

    public void replace(Message message) {
        history.replace(message);
        changed();
    }

    public void remove(long messageId) {
        history.remove(messageId);
        changed();
    }

    public Optional<Message> find(long messageId) {
        return history.find(messageId);
    }

    public List<Message> messagesAfter(long messageId) {
        return history.messagesAfter(messageId);
    }

    /// Somebody taps a button below a message.
    public Tap tap(long messageId, String data, Tap.Stamp stamp) {
        var tap = new Tap(messageId, data, stamp, this::changed);
        history.add(tap);
        changed();
        return tap;
    }

    public List<Tap> tapsOn(long messageId) {
        return history.tapsOn(messageId);
    }

    public Reactions reactions() {
        return history.reactions();
    }

    /// Gives back what they had before.
    @CanIgnoreReturnValue
    public ArrayNode react(long messageId, long someone, ArrayNode wanted) {
        var before = history.reactions().set(messageId, someone, wanted);
        changed();
        return before;
    }

    /// Calls the watcher once, at the next change.
    public void watch(Runnable watcher) {
        history.watch(watcher);
    }

    public void unwatch(Runnable watcher) {
        history.unwatch(watcher);
    }

    void changed() {
        history.changed();
    }

    /// Something is added to what the bot writes here, so a message is to be looked up before it is shown.
    public boolean isStamping() {
        return stamp != null;
    }
}
