package dev.beseda.simulator.state;

import dev.beseda.simulator.world.chats.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a restart must not forget: who there is, which chats are open, where webhooks lead. Messages are not in it.
public record SavedState(List<SavedBot> bots, List<User> users, List<SavedChat> chats) {
    /// A bot with its webhook, if it has one.
    public record SavedBot(
            String token,
            String username,
            String name,
            List<String> allowedUpdates,
            @Nullable SavedWebhook webhook) {}

    /// Where its updates go.
    public record SavedWebhook(String url, @Nullable String secret, int maxConnections) {}

    /// A person has written to a bot, and perhaps shut it out since.
    public record SavedChat(long bot, long user, boolean blocked) {}
}
