package dev.beseda.simulator.world.bots;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Tap;
import dev.beseda.simulator.world.chats.User;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A bot, its chats and what waits for it.
public final class Bot {
    private static final Set<String> ON_REQUEST_ONLY =
            Set.of("chat_member", "message_reaction", "message_reaction_count");
    private static final long FIRST_MEDIA_GROUP = 13_000_000_000_000_000L;
    private static final int MOST_OPEN_TAPS = 10_000;

    private final ObjectNode about = Json.object();
    private Token token;
    private final Names names;
    private final int messagesPerChat;
    private final MessageIds messageIds;
    private final Backlog backlog = new Backlog();
    private final Map<Long, Chat> chats = new HashMap<>();
    private final Map<String, ArrayNode> commands = new HashMap<>();
    private final Map<String, Tap> taps = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tap> eldest) {
            return size() > MOST_OPEN_TAPS;
        }
    };
    private Set<String> allowedUpdates = Set.of();
    private long lastUpdateId;
    private boolean readsAll;

    Bot(Token token, Names names, Start start) {
        this.token = token;
        this.names = names;
        this.messagesPerChat = start.messagesPerChat();
        this.lastUpdateId = start.updateId();
        this.messageIds = start.messageIds();
    }

    /// How it is called.
    public record Names(String username, String name) {}

    /// Where its numbers begin, and how much each of its chats remembers.
    record Start(long updateId, MessageIds messageIds, int messagesPerChat) {}

    public long id() {
        return token.botId();
    }

    public Token token() {
        return token;
    }

    void replaceToken(Token fresh) {
        token = fresh;
    }

    /// What it says about itself, and what is known of it beside its names: as the methods that set it wrote it.
    public ObjectNode about() {
        return about;
    }

    public Names names() {
        return names;
    }

    public Backlog backlog() {
        return backlog;
    }

    public Chat chatWith(User user) {
        return chats.computeIfAbsent(user.id(), id -> Chat.withUser(user, messagesPerChat));
    }

    /// The bot's side of a group.
    public Chat chatOf(Group group) {
        return chats.computeIfAbsent(group.id(), id -> Chat.ofGroup(group, toTelegram()));
    }

    /// The bot sees all messages of its groups, not only those meant for it.
    public boolean readsAll() {
        return readsAll;
    }

    public void readAll(boolean wanted) {
        readsAll = wanted;
    }

    public Optional<Chat> chat(long chatId) {
        return Optional.ofNullable(chats.get(chatId));
    }

    public Collection<Chat> chats() {
        return chats.values();
    }

    public long nextUpdateId() {
        return ++lastUpdateId;
    }

    public long nextMessageId() {
        return messageIds.next();
    }

    /// The number of an album: no two are the same.
    public String nextMediaGroup() {
        return Long.toString(FIRST_MEDIA_GROUP + nextMessageId());
    }

    public void remember(Tap tap) {
        taps.put(tap.id(), tap);
    }

    public Optional<Tap> tap(String id) {
        return Optional.ofNullable(taps.get(id));
    }

    /// Commands by language and scope, as the bot set them.
    public Map<String, ArrayNode> commands() {
        return commands;
    }

    /// No kinds at all means Telegram's usual choice.
    public void allowUpdates(Set<String> kinds) {
        allowedUpdates = Set.copyOf(kinds);
    }

    public Set<String> allowedUpdates() {
        return allowedUpdates;
    }

    public boolean wants(String kind) {
        return allowedUpdates.isEmpty() ? !ON_REQUEST_ONLY.contains(kind) : allowedUpdates.contains(kind);
    }

    /// As the Bot API's type `User`, in the short form messages carry.
    public ObjectNode toTelegram() {
        return Json.object()
                .put("id", id())
                .put("is_bot", true)
                .put("first_name", names.name())
                .put("username", names.username());
    }
}
