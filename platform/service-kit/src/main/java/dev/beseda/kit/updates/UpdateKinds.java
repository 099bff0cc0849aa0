package dev.beseda.kit.updates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where each kind of update says which chat it belongs to, or which person when there is no chat.
final class UpdateKinds {
    private static final String CHAT = "chat.id";
    private static final String MESSAGE_CHAT = "message.chat.id";
    private static final String SENDER = "from.id";
    private static final String PERSON = "user.id";
    private static final String PERSON_CHAT = "user_chat_id";

    /// A kind that Telegram added after this was written.
    private static final List<String> UNKNOWN = List.of(CHAT, MESSAGE_CHAT, SENDER, PERSON, PERSON_CHAT);

    private static final Map<String, List<String>> PLACES = new HashMap<>();

    static {
        in(CHAT, "message", "edited_message", "channel_post", "edited_channel_post", "guest_message");
        in(CHAT, "business_message", "edited_business_message", "deleted_business_messages");
        in(CHAT, "message_reaction", "message_reaction_count", "stopped_message_generation");
        in(CHAT, "my_chat_member", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost");
        in(SENDER, "inline_query", "chosen_inline_result", "purchased_paid_media");
        in(SENDER, "shipping_query", "pre_checkout_query");
        in(PERSON, "managed_bot", "subscription");
        PLACES.put("callback_query", List.of(MESSAGE_CHAT, SENDER));
        PLACES.put("poll_answer", List.of(PERSON, "voter_chat.id"));
        PLACES.put("business_connection", List.of(PERSON_CHAT, PERSON));
        PLACES.put("poll", List.of());
    }

    private UpdateKinds() {}

    /// Where to look for the chat of an update of this kind, the best place first.
    static List<String> places(String kind) {
        return PLACES.getOrDefault(kind, UNKNOWN);
    }

    private static void in(String place, String... kinds) {
        for (var kind : kinds) {
            PLACES.put(kind, List.of(place));
        }
    }
}
