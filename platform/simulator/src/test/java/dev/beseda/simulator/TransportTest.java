package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.TestWebhook.Told;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Specification;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final Specification SPECIFICATION = Specification.load();

    private final TestPhone phone = new TestPhone();
    private final TestWebhook webhook = new TestWebhook();

    @AfterEach
    void stop() {
        phone.close();
        webhook.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getMe", "GETME", "getme", "test/getMe", "test/GetMe"})
    void aMethodIsFoundInAnyCaseByBothVerbsAndOnTheTestServer(String method) {
        var path = "/bot" + TestPhone.TOKEN + "/" + method;

        var got = phone.send(phone.request(path).GET());
        var posted = phone.send(phone.post(path, "application/json", "{}"));

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(posted.body()).isEqualTo(got.body());
    }

    @Test
    void aNestedObjectMayBeAnObjectOrItsText() {
        phone.write("/start");
        var keyboard = Json.object();
        keyboard.putArray("inline_keyboard")
                .addArray()
                .addObject()
                .put("text", "Yes")
                .put("callback_data", "yes");

        var asObject =
                phone.call("sendMessage", phone.toUser().put("text", "Choose").set("reply_markup", keyboard));
        var asText = phone.call(
                "sendMessage", phone.toUser().put("text", "Choose").put("reply_markup", keyboard.toString()));

        assertThat(asObject.at("/result/reply_markup")).isEqualTo(keyboard);
        assertThat(asText.at("/result/reply_markup")).isEqualTo(keyboard);
    }

    @TestFactory
    Stream<DynamicTest> updatesOfAllKindsAreDelivered() {
        var specimens = new Specimens(SPECIFICATION, Map.of());
        return SPECIFICATION.type("Update").fields().values().stream()
                .filter(field -> !field.name().equals("update_id"))
                .map(field -> dynamicTest(field.name(), () -> {
                    var content = specimens.of(field);
                    var update = Json.object();
                    update.set(field.name(), content);

                    long id = inject(update);

                    var delivered = phone.call("getUpdates", "{\"offset\":%d}".formatted(id));
                    assertThat(delivered.at("/result/0/update_id").asLong()).isEqualTo(id);
                    assertThat(delivered.at("/result/0").path(field.name())).hasToString(content.toString());
                }));
    }

    @Test
    void aBotHearsOnlyOfTheKindsItHasAskedFor() {
        phone.call("getUpdates", "{\"allowed_updates\":[\"callback_query\"]}");

        var written = phone.write("unheard");
        long message = phone.sendButton("yes").path("message_id").asLong();
        phone.tap(message, "yes");
        var updates = phone.call("getUpdates", "{}").path("result");

        assertThat(written.has("update_id")).isFalse();
        assertThat(updates).hasSize(1).allMatch(update -> update.has("callback_query"));
    }

    @Test
    void aWebhookThatIsGoneForTwentyThreeHoursIsRemoved() {
        phone.simulator.freezeClock();
        phone.call("setWebhook", "{\"url\":\"%s\"}".formatted(webhook.url()));
        for (int time = 0; time < 4; time++) {
            webhook.answerNext(new Told(410, "", "3600"));
        }
        phone.write("first");
        webhook.next();
        phone.awaitEvent("update_failed");

        phone.simulator.advanceClock(Duration.ofHours(23));
        webhook.next();

        phone.awaitWebhook("");
        assertThat(phone.call("getUpdates", "{}").at("/result/0/message/text").asText())
                .isEqualTo("first");
    }

    private long inject(ObjectNode update) {
        var order = Json.object().put("bot", TestPhone.BOT);
        order.set("update", update);
        JsonNode made = phone.control("POST", "updates", order.toString());
        return made.path("update_id").asLong();
    }
}
