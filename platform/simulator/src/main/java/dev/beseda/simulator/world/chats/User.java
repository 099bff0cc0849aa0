package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import org.jspecify.annotations.Nullable;

/// A person with a Telegram account.
public record User(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode) implements Peer {

    /// As the Bot API's type `User`.
    public ObjectNode toTelegram() {
        var json = Json.object().put("id", id).put("is_bot", false).put("first_name", firstName);
        putNames(json);
        if (languageCode != null) {
            json.put("language_code", languageCode);
        }
        return json;
    }

    /// As the Bot API's type `Chat`: the private chat with this person.
    @Override
    public ObjectNode toTelegramChat() {
        var json = Json.object().put("id", id).put("first_name", firstName);
        putNames(json);
        return json.put("type", "private");
    }

    private void putNames(ObjectNode json) {
        if (lastName != null) {
            json.put("last_name", lastName);
        }
        if (username != null) {
            json.put("username", username);
        }
    }
}
