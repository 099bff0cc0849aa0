package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import org.jspecify.annotations.Nullable;

/// A topic of a forum; its id is that of the message that began it.
public record Topic(
        long thread, String name, long iconColor, @Nullable String icon, boolean closed) {
    /// As the type `ForumTopic`.
    public ObjectNode toTelegram() {
        return looks().put("message_thread_id", thread);
    }

    /// As the type `ForumTopicCreated`.
    public ObjectNode looks() {
        var json = Json.object().put("name", name).put("icon_color", iconColor);
        return icon == null || icon.isEmpty() ? json : json.put("icon_custom_emoji_id", icon);
    }

    public Topic named(String newName) {
        return new Topic(thread, newName, iconColor, icon, closed);
    }

    public Topic withIcon(String newIcon) {
        return new Topic(thread, name, iconColor, newIcon, closed);
    }

    public Topic closed(boolean now) {
        return new Topic(thread, name, iconColor, icon, now);
    }
}
