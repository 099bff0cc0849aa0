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

/// Every method of the Bot API, called with the least it takes: what comes back is as documented, or a refusal in
/// Telegram's manner.
class ConformanceTest {
    private static final Specification SPECIFICATION = Specification.load();
    private static final Set<String> PRIVATE_ONLY = Set.of("sendMessageDraft", "sendRichMessageDraft");
    /// These would end the test, or have tests of their own that wait for something.
    private static final Set<String> LEFT_OUT = Set.of("leaveChat", "getUpdates", "setWebhook");
    private static final int MOST_REFUSED = 82;

    private static TestPhone phone;
    private static TestGroup group;

    @BeforeAll
    static void start() {
        phone = new TestPhone();
        phone.write("/start");
        group = TestGroup.ledByTheBot(phone, "supergroup");
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

    private static JsonNode call(MethodSpec method) {
        return phone.call(method.name(), new Specimens(SPECIFICATION, known(method)).arguments(method));
    }

    private static Map<String, JsonNode> known(MethodSpec method) {
        boolean toPerson = PRIVATE_ONLY.contains(method.name());
        var known = new HashMap<String, JsonNode>();
        known.put("chat_id", LongNode.valueOf(toPerson ? phone.user : group.id));
        known.put("from_chat_id", LongNode.valueOf(group.id));
        known.put("user_id", LongNode.valueOf(phone.user));
        known.put("currency", TextNode.valueOf("XTR"));
        if (method.fields().containsKey("message_id") || method.fields().containsKey("message_ids")) {
            var message = group.send("Hello").at("/result/message_id");
            known.put("message_id", message);
            known.put("message_ids", Json.array().add(message));
        }
        return known;
    }
}
