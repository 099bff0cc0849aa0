package dev.beseda.journeys.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.SimulatedChat;
import dev.beseda.local.rest.JsonApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A bot among many: it answers what is meant for it, in the topic where it was said.
class GroupJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    private final ScriptedBot bot = ScriptedBot.make(PLATFORM, "/steps.yaml");
    private final SimulatedChat ada = bot.meet();
    private long group;

    @BeforeEach
    void gather() {
        var forum = JsonApi.object()
                .put("kind", "supergroup")
                .put("title", "Readers")
                .put("owner", ada.person())
                .put("forum", true);
        group = PLATFORM.simulator()
                .create("/simulator/api/groups", forum)
                .required("id")
                .asLong();
        var unused = inGroup("members", JsonApi.object().put("bot", bot.token()).put("status", "administrator"));
    }

    @Test
    void eachTopicIsAConversationOfItsOwn() {
        var topic = inGroup("topics", JsonApi.object().put("user", ada.person()).put("name", "Books"))
                .required("message_thread_id")
                .asLong();

        write("/start", 0);
        write("/start", topic);
        write("Just chatting", topic);
        await().atMost(TestPlatform.PATIENCE).until(() -> said().size() == 2);
        answer(said().getLast(), "Ada");

        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(said())
                        .extracting(line -> line.path("message_thread_id").asLong() + " "
                                + line.required("text").asText())
                        .containsExactly("0 Your name?", topic + " Your name?", topic + " Hello Ada!"));
        assertThat(bot.conversations(group))
                .extracting(conversation -> conversation.path("thread_id").asLong())
                .containsExactlyInAnyOrder(0L, topic);
    }

    @Test
    void aGroupThatBecomesASupergroupKeepsItsConversation() {
        var small = JsonApi.object().put("title", "Writers").put("owner", ada.person());
        group = PLATFORM.simulator()
                .create("/simulator/api/groups", small)
                .required("id")
                .asLong();
        var unused = inGroup("members", JsonApi.object().put("bot", bot.token()));
        write("/start", 0);
        await().atMost(TestPlatform.PATIENCE).until(() -> said().size() == 1);

        var conversation = bot.conversations(group).getFirst().required("id");
        group = inGroup("upgrade", JsonApi.object()).required("id").asLong();
        write("/wishes", 0);

        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(said())
                        .extracting(line -> line.required("text").asText())
                        .endsWith("First?"));
        assertThat(bot.conversations(group))
                .extracting(one -> one.required("id"))
                .containsExactly(conversation);
    }

    private void write(String text, long topic) {
        var message = JsonApi.object().put("user", ada.person()).put("text", text);
        if (topic != 0) {
            message.put("message_thread_id", topic);
        }
        var unused = inGroup("messages", message);
    }

    private void answer(JsonNode question, String text) {
        var message = JsonApi.object()
                .put("user", ada.person())
                .put("text", text)
                .put("reply_to", question.required("message_id").asLong())
                .put("message_thread_id", question.path("message_thread_id").asLong());
        var unused = inGroup("messages", message);
    }

    private JsonNode inGroup(String what, ObjectNode how) {
        return PLATFORM.simulator().create("/simulator/api/groups/%d/%s".formatted(group, what), how);
    }

    private List<JsonNode> said() {
        return PLATFORM.simulator()
                .get("/simulator/api/chats/%s/%d".formatted(bot.token(), group))
                .valueStream()
                .filter(line -> line.at("/from/is_bot").asBoolean())
                .toList();
    }
}
