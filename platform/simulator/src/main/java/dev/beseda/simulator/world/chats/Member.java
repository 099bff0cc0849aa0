package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What someone is in a group; `rights` are the fields only administrators and restricted members have.
public record Member(ObjectNode user, Status status, ObjectNode rights) {
    private static final List<String> ADMINISTRATOR_RIGHTS = List.of(
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_send_welcome_messages");

    /// As the Bot API calls them, in capitals.
    public enum Status {
        CREATOR,
        ADMINISTRATOR,
        MEMBER,
        RESTRICTED,
        LEFT,
        KICKED;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(String written) {
            return List.of(values()).stream()
                    .filter(status -> status.written().equals(written))
                    .findFirst();
        }

        public boolean isInside() {
            return this != LEFT && this != KICKED;
        }

        public boolean leads() {
            return this == CREATOR || this == ADMINISTRATOR;
        }
    }

    public static Member of(ObjectNode user, Status status) {
        return new Member(user, status, usualRights(status));
    }

    public long id() {
        return user.path("id").asLong();
    }

    public boolean isBot() {
        return user.path("is_bot").asBoolean();
    }

    /// In the group: a restricted one may have left.
    public boolean isInside() {
        return status.isInside() && rights.path("is_member").asBoolean(true);
    }

    public Member as(Status other) {
        return of(user, other);
    }

    public Member as(Status other, ObjectNode otherRights) {
        var rightsNow = usualRights(other);
        rightsNow.setAll(otherRights);
        return new Member(user, other, rightsNow);
    }

    public Member with(ObjectNode more) {
        var rightsNow = rights.deepCopy();
        rightsNow.setAll(more);
        return new Member(user, status, rightsNow);
    }

    /// As the type `ChatMember`.
    public ObjectNode toTelegram() {
        var json = Json.object().put("status", status.written());
        json.set("user", user);
        json.setAll(rights);
        return json;
    }

    private static ObjectNode usualRights(Status status) {
        var rights = Json.object();
        switch (status) {
            case CREATOR -> rights.put("is_anonymous", false);
            case ADMINISTRATOR -> {
                rights.put("can_be_edited", true).put("is_anonymous", false);
                ADMINISTRATOR_RIGHTS.forEach(right -> rights.put(right, true));
            }
            case RESTRICTED -> {
                rights.put("is_member", true).put("until_date", 0);
                Permissions.NAMES.forEach(permission -> rights.put(permission, false));
            }
            case KICKED -> rights.put("until_date", 0);
            case MEMBER, LEFT -> {}
        }
        return rights;
    }
}
