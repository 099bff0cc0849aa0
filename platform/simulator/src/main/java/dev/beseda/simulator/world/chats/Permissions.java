package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.List;

/// What members of a group may do: the fields of the type `ChatPermissions`.
public final class Permissions {
    static final List<String> NAMES = List.of(
            "can_send_messages",
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_react_to_messages",
            "can_edit_tag",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics");

    private Permissions() {}

    static ObjectNode all() {
        var permissions = Json.object();
        NAMES.forEach(name -> permissions.put(name, true));
        return permissions;
    }
}
