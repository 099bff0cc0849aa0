package dev.beseda.simulator.polls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All polls; the oldest are forgotten when there are many.
public final class BallotBox {
    private static final int MOST = 10_000;

    private final World world;
    private final Map<String, Poll> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Poll> eldest) {
            return size() > MOST;
        }
    };

    public BallotBox(World world) {
        this.world = world;
    }

    public void clear() {
        byId.clear();
    }

    public String freshId() {
        return world.freshNumber();
    }

    public void put(Poll poll) {
        byId.put(poll.id(), poll);
    }

    public Optional<Poll> on(Chat chat, long messageId) {
        return byId.values().stream().filter(poll -> poll.isOn(chat, messageId)).findFirst();
    }

    /// An open poll tells the bot who voted; every poll tells it the new count.
    public void vote(Poll poll, User user, List<Integer> options) {
        var before = poll.now();
        check(before, options);
        poll.vote(user.id(), options);
        tellCount(poll);
        if (!before.path("is_anonymous").asBoolean()) {
            var told = Json.object().put("poll_id", poll.id());
            told.set("user", user.toTelegram());
            var ids = told.putArray("option_ids");
            var persistent = told.putArray("option_persistent_ids");
            options.forEach(option -> {
                ids.add(option);
                persistent.add(Integer.toString(option));
            });
            world.tell(poll.bot(), "poll_answer", new Lane(Lane.Kind.USER, user.id()), told);
        }
    }

    public ObjectNode close(Poll poll) {
        poll.close();
        tellCount(poll);
        return poll.now();
    }

    private void tellCount(Poll poll) {
        var lane = new Lane(Lane.Kind.POLL, poll.id().hashCode());
        world.tell(poll.bot(), "poll", lane, poll.now());
    }

    private static void check(ObjectNode poll, List<Integer> options) {
        int offered = poll.path("options").size();
        if (poll.path("is_closed").asBoolean(true)) {
            throw new Refusal(Reason.NOT_NOW, "message_id", "The poll is closed");
        }
        boolean known = options.stream().allMatch(option -> option >= 0 && option < offered);
        boolean tooMany =
                options.size() > 1 && !poll.path("allows_multiple_answers").asBoolean();
        if (!known || tooMany) {
            throw new Refusal(Reason.WRONG, "options", "The poll does not take these options");
        }
    }
}
