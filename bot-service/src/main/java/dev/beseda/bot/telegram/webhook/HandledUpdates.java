package dev.beseda.bot.telegram.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// The kinds of updates the platform takes, by webhook and by polling alike. All of them come to the engine or
/// are kept out of it by the translator; what is not named here Telegram would not bring at all.
public final class HandledUpdates {
    public static final List<String> KINDS = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "callback_query",
            "inline_query",
            "chosen_inline_result",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "message_reaction",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages");

    private HandledUpdates() {}

    /// As Telegram is told.
    public static ArrayNode json() {
        var kinds = JsonNodeFactory.instance.arrayNode();
        KINDS.forEach(kinds::add);
        return kinds;
    }
}
