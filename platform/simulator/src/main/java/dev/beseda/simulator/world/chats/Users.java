package dev.beseda.simulator.world.chats;

import dev.beseda.simulator.world.refusals.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// All people.
public final class Users {
    private final Map<Long, User> byId = new LinkedHashMap<>();
    private final Set<Long> deleted = new HashSet<>();
    private long nextId;

    /// Ids begin somewhere else at each start, so that a bot's old records don't claim new people.
    public Users(RandomGenerator random) {
        nextId = random.nextLong(1_000_000_000L, 7_000_000_000L);
    }

    public Collection<User> all() {
        return byId.values();
    }

    public void clear() {
        byId.clear();
        deleted.clear();
    }

    public Optional<User> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The person gives up the account; bots can still see who it was.
    public void delete(User user) {
        deleted.add(user.id());
    }

    public boolean isDeleted(long id) {
        return deleted.contains(id);
    }

    public long freshId() {
        return nextId++;
    }

    public void add(User user) {
        if (byId.putIfAbsent(user.id(), user) != null) {
            throw new Refusal(Refusal.Reason.NOT_NOW, "id", "There is a user %d already".formatted(user.id()));
        }
    }
}
