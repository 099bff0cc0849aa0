package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import dev.beseda.simulator.spec.Validator;
import java.util.ArrayList;
import java.util.List;

/// A group of the phone's person, with the phone's bot in it, and the ways to act there.
final class TestGroup {
    private static final Specification SPECIFICATION = Specification.load();

    final TestPhone phone;
    final long id;

    TestGroup(TestPhone phone, String kind) {
        this.phone = phone;
        var group = Json.object().put("kind", kind).put("title", "Friends").put("owner", phone.user);
        this.id = phone.control("POST", "groups", group.toString()).path("id").asLong();
        bot("member");
    }

    static TestGroup ledByTheBot(TestPhone phone, String kind) {
        var group = new TestGroup(phone, kind);
        group.bot("administrator");
        group.updates();
        return group;
    }

    JsonNode bot(String status) {
        return act("members", Json.object().put("bot", TestPhone.BOT).put("status", status));
    }

    JsonNode person(long user, String status) {
        return act("members", Json.object().put("user", user).put("status", status));
    }

    JsonNode write(String text) {
        return act("messages", Json.object().put("user", phone.user).put("text", text));
    }

    JsonNode act(String what, ObjectNode deed) {
        return phone.control("POST", "groups/%d/%s".formatted(id, what), deed.toString());
    }

    long newPerson() {
        return phone.control("POST", "users", "{\"first_name\":\"Bob\"}")
                .path("id")
                .asLong();
    }

    ObjectNode to() {
        return Json.object().put("chat_id", id);
    }

    JsonNode send(String text) {
        return phone.call("sendMessage", to().put("text", text));
    }

    /// What waits for the bot, which takes it; all of it must be as documented.
    List<JsonNode> updates() {
        var updates = new ArrayList<JsonNode>();
        phone.call("getUpdates", "{}").path("result").forEach(updates::add);
        updates.forEach(
                update -> assertThat(Validator.strict(SPECIFICATION).value(new Type.Named("Update"), update, "update"))
                        .isEqualTo(update));
        if (!updates.isEmpty()) {
            long next = updates.getLast().path("update_id").asLong() + 1;
            phone.call("getUpdates", "{\"offset\":%d}".formatted(next));
        }
        return updates;
    }
}
