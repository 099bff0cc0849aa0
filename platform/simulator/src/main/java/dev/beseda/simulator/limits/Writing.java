package dev.beseda.simulator.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/// A call that writes into a chat, and as how many messages it counts.
public record Writing(Target target, int messages) {
    private static final Set<String> FREE = Set.of("sendChatAction", "sendChatJoinRequestWebApp", "sendGift");

    /// A chat; what is only being drafted there does not count with the messages.
    record Target(String chat, boolean draft) {
        boolean isGroup() {
            return chat.startsWith("-") || chat.startsWith("@");
        }
    }

    /// Empty when the method does not write.
    public static Optional<Writing> of(String method, ObjectNode arguments) {
        var chat = arguments.get("chat_id");
        if (chat == null || !writes(method)) {
            return Optional.empty();
        }
        return Optional.of(new Writing(new Target(chat.asText(), method.endsWith("Draft")), messages(arguments)));
    }

    private static boolean writes(String method) {
        boolean named = method.startsWith("send")
                || method.startsWith("copyMessage")
                || method.startsWith("forwardMessage")
                || method.startsWith("editMessage");
        return named && !FREE.contains(method);
    }

    private static int messages(ObjectNode arguments) {
        return Math.max(1, size(arguments.path("message_ids")) + size(arguments.path("media")));
    }

    private static int size(JsonNode node) {
        return node.isArray() ? node.size() : 0;
    }
}
