package dev.beseda.simulator.queries;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a person has asked a bot for, and the answer once there is one.
public record Query(
        String id,
        Kind kind,
        Asker asker,
        long expiresAtMillis,
        @Nullable JsonNode answer) {
    /// How it was asked.
    public enum Kind {
        INLINE,
        WEB_APP
    }

    /// Who asked whom, and in which words.
    public record Asker(Bot bot, User user, String words) {}

    Query answered(JsonNode given) {
        return new Query(id, kind, asker, expiresAtMillis, given);
    }

    public Optional<JsonNode> given() {
        return Optional.ofNullable(answer);
    }
}
