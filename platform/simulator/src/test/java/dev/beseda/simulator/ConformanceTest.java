package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.MethodSpec;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every method of the Bot API, called with the least it takes:
/// what comes back is as documented, or a refusal in Telegram's manner.
class ConformanceTest {
    private static final Specification SPECIFICATION = Specification.load();
    private static final Set<String> PRIVATE_ONLY = Set.of("sendMessageDraft", "sendRichMessageDraft");
    /// These would end the test, or have tests of their own that wait for something.
    private static final Set<String> LEFT_OUT = Set.of("leaveChat", "getUpdates", "setWebhook");
    private static final int MOST_REFUSED = 82;

    /// What some methods need although no field of theirs is required.
    private static final Map<String, Set<String>> SETTINGS = Map.of(
            "editMessageText", Set.of("chat_id", "message_id", "text"),
            "setGameScore", Set.of("chat_id", "message_id"),
            "editForumTopic", Set.of("name"),
            "setChatDescription", Set.of("description"),
            "deleteMessageReaction", Set.of("user_id"),
            "deleteAllMessageReactions", Set.of("user_id"));
    private static final Map<String, JsonNode> FILES = new HashMap<>();

    private static TestPhone phone;
    private static TestGroup group;
    private static long bob;

    @BeforeAll
    static void start() {
        phone = new TestPhone();
        phone.write("/start");
        group = TestGroup.ledByTheBot(phone, "supergroup");
        bob = group.newPerson();
        for (var kind : List.of("photo", "video", "audio", "voice", "document", "animation", "video_note", "sticker")) {
            FILES.put(kind, file(kind));
        }
        group.act("topics", Json.object().put("user", phone.user).put("name", "First"));
    }

    @AfterAll
    static void stop() {
        phone.close();
    }

    @TestFactory
    Stream<DynamicTest> everyMethodAnswersAsDocumented() {
        return methods().stream()
                .map(method -> dynamicTest(method.name(), () -> {
                    var answer = call(method);

                    if (answer.path("ok").asBoolean()) {
                        var result = answer.path("result");
                        assertThat(Validator.strict(SPECIFICATION).value(method.returns(), result, "result"))
                                .isEqualTo(result);
                    } else {
                        assertThat(answer.path("error_code").asInt()).isIn(400, 403);
                        assertThat(answer.path("description").asText())
                                .matches("(Bad Request|Forbidden): .+")
                                .doesNotContain("parameter \"");
                    }
                }));
    }

    @Test
    void mostMethodsSucceedWithTheLeastTheyTake() {
        var refused = methods().stream()
                .filter(method -> !call(method).path("ok").asBoolean())
                .map(MethodSpec::name)
                .toList();

        assertThat(refused).hasSizeLessThanOrEqualTo(MOST_REFUSED);
    }

    private static List<MethodSpec> methods() {
        return SPECIFICATION.methods().stream()
                .filter(method -> !LEFT_OUT.contains(method.name()))
                .toList();
    }

    private static Map<String, JsonNode> known(MethodSpec method) {
        boolean toPerson = PRIVATE_ONLY.contains(method.name());
        var known = new HashMap<>(method.name().startsWith("send") ? FILES : Map.<String, JsonNode>of());
        known.put("chat_id", LongNode.valueOf(toPerson ? phone.user : group.id));
        known.put("from_chat_id", LongNode.valueOf(group.id));
        known.put("user_id", LongNode.valueOf(bob));
        known.put("currency", TextNode.valueOf("XTR"));
        if (method.fields().containsKey("message_id") || method.fields().containsKey("message_ids")) {
            var message = group.send("Hello").at("/result/message_id");
            known.put("message_id", message);
            known.put("message_ids", Json.array().add(message));
        }
        if (method.fields().containsKey("message_thread_id")) {
            var topic = phone.call("createForumTopic", group.to().put("name", "News"));
            known.put("message_thread_id", topic.at("/result/message_thread_id"));
        }
        if (method.fields().containsKey("invite_link")) {
            known.put(
                    "invite_link",
                    phone.call("createChatInviteLink", group.to()).at("/result/invite_link"));
        }
        return known;
    }

    /// The person is a member whatever a method before has done.
    private static JsonNode call(MethodSpec method) {
        group.person(bob, "member");
        var specimens = new Specimens(SPECIFICATION, known(method));
        return phone.call(method.name(), specimens.arguments(method, SETTINGS.getOrDefault(method.name(), Set.of())));
    }

    private static JsonNode file(String kind) {
        var media =
                Json.object().put("bot", TestPhone.BOT).put("user", phone.user).put("kind", kind);
        return phone.control("POST", "media", media.toString()).path("file_id");
    }
}
