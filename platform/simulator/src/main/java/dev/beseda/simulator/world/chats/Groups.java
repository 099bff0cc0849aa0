package dev.beseda.simulator.world.chats;

import dev.beseda.simulator.world.refusals.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All groups, supergroups and channels.
public final class Groups {
    private static final int MOST = 10_000;
    private static final long SUPERGROUPS = -1_000_000_000_000L;

    private final RandomGenerator random;
    private final int messagesPerGroup;
    private final Map<Long, Group> byId = new LinkedHashMap<>();

    public Groups(RandomGenerator random, int messagesPerGroup) {
        this.random = random;
        this.messagesPerGroup = messagesPerGroup;
    }

    public Collection<Group> all() {
        return byId.values();
    }

    public Optional<Group> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// By `@username`.
    public Optional<Group> find(String reference) {
        var wanted = reference.substring(1).toLowerCase(Locale.ROOT);
        return byId.values().stream()
                .filter(group -> group.username()
                        .filter(name -> name.toLowerCase(Locale.ROOT).equals(wanted))
                        .isPresent())
                .findFirst();
    }

    public Group add(Group.Kind kind, String title) {
        if (byId.size() >= MOST) {
            throw new Refusal(Refusal.Reason.NOT_NOW, "kind", "There are %d groups, that is all".formatted(MOST));
        }
        var group = new Group(freshId(kind), kind, title, messagesPerGroup);
        byId.put(group.id(), group);
        return group;
    }

    public void clear() {
        byId.clear();
    }

    private long freshId(Group.Kind kind) {
        long number = random.nextLong(1_000_000, 4_000_000_000L);
        long id = kind == Group.Kind.GROUP ? -number : SUPERGROUPS - number;
        return byId.containsKey(id) ? freshId(kind) : id;
    }
}
