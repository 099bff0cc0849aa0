package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.messages.Message;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A group, supergroup or channel: who is in it, what it is called, what was written there.
public final class Group implements Peer {
    private static final int MOST_LINKS = 1_000;

    private final long id;
    private final Kind kind;
    private final History history;
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private final Map<Long, Topic> topics = new LinkedHashMap<>();
    private final Map<String, ObjectNode> links = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> joinRequests = new LinkedHashMap<>();
    private final ObjectNode about = Json.object();
    private String title;
    private boolean forum;
    private @Nullable Long upgradedTo;

    Group(long id, Kind kind, String title, int mostMessages) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.history = new History(mostMessages);
        history.start();
        about.set("permissions", Permissions.all());
    }

    /// As the Bot API calls them, in capitals.
    public enum Kind {
        GROUP,
        SUPERGROUP,
        CHANNEL;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String written) {
            return List.of(values()).stream()
                    .filter(kind -> kind.written().equals(written))
                    .findFirst();
        }
    }

    @Override
    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isChannel() {
        return kind == Kind.CHANNEL;
    }

    public History history() {
        return history;
    }

    public String title() {
        return title;
    }

    public void rename(String newTitle) {
        title = newTitle;
    }

    public boolean isForum() {
        return forum;
    }

    public void becomeForum() {
        forum = true;
    }

    public Optional<String> username() {
        return Optional.ofNullable(about.path("username").textValue());
    }

    /// What `getChat` tells besides the name: description, permissions, links and the like.
    public ObjectNode about() {
        return about;
    }

    public Map<Long, Topic> topics() {
        return topics;
    }

    public Map<Long, ObjectNode> joinRequests() {
        return joinRequests;
    }

    public Optional<ObjectNode> link(String url) {
        return Optional.ofNullable(links.get(url));
    }

    public void keep(ObjectNode link) {
        if (links.size() >= MOST_LINKS) {
            links.remove(links.keySet().iterator().next());
        }
        links.put(link.path("invite_link").asText(), link);
    }

    public Collection<Member> members() {
        return members.values();
    }

    public Optional<Member> member(long someone) {
        return Optional.ofNullable(members.get(someone));
    }

    public boolean isInside(long someone) {
        return member(someone).filter(Member::isInside).isPresent();
    }

    public boolean leads(long someone) {
        return member(someone).filter(member -> member.status().leads()).isPresent();
    }

    public void put(Member member) {
        members.put(member.id(), member);
    }

    /// The supergroup it has become.
    public OptionalLong upgradedTo() {
        return upgradedTo == null ? OptionalLong.empty() : OptionalLong.of(upgradedTo);
    }

    public void upgrade(long supergroup) {
        upgradedTo = supergroup;
    }

    /// All messages after this one, as everybody sees them.
    public List<Message> messagesAfter(long messageId) {
        return history.messagesAfter(messageId);
    }

    @Override
    public ObjectNode toTelegramChat() {
        var json = Json.object().put("id", id).put("title", title);
        username().ifPresent(name -> json.put("username", name));
        json.put("type", kind.written());
        return forum ? json.put("is_forum", true) : json;
    }
}
