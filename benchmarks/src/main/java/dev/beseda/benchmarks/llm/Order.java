package dev.beseda.benchmarks.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.rest.JsonApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// A reply that is wanted, as the bot-service wants one. Its number is its ticket, and stands in the question.
///
/// @param place which of the people asks; each has a talk of his own
record Order(int number, int place) {
    private static final Pattern NUMBER = Pattern.compile("№ (\\d{1,9})");
    private static final int NONE = -1;

    /// Whose bots they are, and which.
    record Asked(UUID workspace, UUID bot) {}

    UUID conversation() {
        return UUID.nameUUIDFromBytes(("place " + place).getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode json(Asked asked) {
        var order = JsonApi.object().put("type", "write-reply.v1");
        order.putObject("talk")
                .put("workspace", asked.workspace().toString())
                .put("bot", asked.bot().toString())
                .put("conversation", conversation().toString())
                .put("chat", place + 1)
                .put("person", place + 1);
        order.put("ticket", number)
                .put("text", "Здравствуйте! Подскажите, пожалуйста, когда открыт зал № " + number)
                .put("instructions", "")
                .put("language", "ru")
                .put("asked_at", Instant.now().toString())
                .putObject("variables")
                .put("имя", "Анна");
        return order;
    }

    /// The number of the order whose question this is; -1 for another one.
    static int number(String question) {
        var found = NUMBER.matcher(question);
        return found.find() ? Integer.parseInt(found.group(1)) : NONE;
    }
}
