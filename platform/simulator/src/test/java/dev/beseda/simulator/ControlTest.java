package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {
    private final TestPhone phone = new TestPhone();

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void theTranscriptShowsBothSides() {
        phone.write("/start");
        long message = phone.sendButton("yes").path("message_id").asLong();
        var tap = phone.tap(message, "yes").path("callback_query_id").asText();
        phone.call(
                "answerCallbackQuery",
                Json.object().put("callback_query_id", tap).put("text", "Noted"));
        phone.call("editMessageText", phone.toUser().put("message_id", message).put("text", "Chosen"));

        var transcript = phone.transcript();

        assertThat(transcript).extracting(line -> line.path("from").asText()).containsExactly("user", "bot");
        var bots = transcript.path(1);
        assertThat(bots.path("text").asText()).isEqualTo("Chosen");
        assertThat(bots.path("edited").asBoolean()).isTrue();
        assertThat(bots.at("/callbacks/0/text").asText()).isEqualTo("Noted");
        assertThat(bots.at("/callbacks/0/answered").asBoolean()).isTrue();
    }

    @Test
    void theLiveViewShowsTypingUntilTheMessageComes() {
        phone.write("/start");
        phone.call("sendChatAction", phone.toUser().put("action", "typing"));
        var typing = live(0);
        phone.call("sendMessage", phone.toUser().put("text", "Hello"));
        var written = live(typing.path("version").asLong());

        assertThat(typing.path("typing").asBoolean()).isTrue();
        assertThat(written.path("typing").asBoolean()).isFalse();
        assertThat(written.path("messages")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users|{}|400|first_name",
                "users|{\"first_name\":5}|400|first_name",
                "users|{\"first_name\":\"A\",\"age\":5}|400|age",
                "users|[]|400|body",
                "users|{\"first_name\":|400|body",
                "bots|{\"token\":\"nonsense\"}|400|token",
                "bots|{\"token\":\"4242:again\"}|409|token",
                "messages|{\"bot\":1,\"user\":1,\"text\":\"a\"}|404|bot",
                "messages|{\"bot\":4242,\"user\":1,\"text\":\"a\"}|404|user",
                "messages|{\"bot\":4242}|400|user",
                "taps|{\"bot\":4242,\"user\":\"x\",\"message_id\":1,\"data\":\"a\"}|400|user",
                "updates|{\"bot\":4242,\"update\":{}}|400|update",
                "faults|{\"kind\":\"storm\"}|400|kind",
                "faults|{\"kind\":\"slow\",\"probability\":2}|400|probability",
                "faults|{\"kind\":\"slow\",\"times\":0}|400|times",
            })
    void wrongRequestsAreProblemsThatNameTheField(String path, String body, int status, String field) {
        var response = phone.controlResponse("POST", path, body);

        var problem = Json.read(response.body()).orElseThrow();
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("detail").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PUT, users, 405", "GET, nothing, 404", "GET, chats/1, 404", "GET, events?after=x, 400"})
    void wrongMethodsAndPathsAreProblemsToo(String verb, String path, int status) {
        assertThat(phone.controlResponse(verb, path, "").statusCode()).isEqualTo(status);
    }

    @Test
    void aButtonThatIsNotThereCannotBeTapped() {
        phone.write("/start");
        long message = phone.sendButton("yes").path("message_id").asLong();

        assertThat(phone.tap(message, "no").path("field").asText()).isEqualTo("data");
        assertThat(phone.tap(1, "yes").path("field").asText()).isEqualTo("message_id");
    }

    @Test
    void theLogTellsInOrderWhatHappened() {
        phone.write("/start");
        phone.sendButton("yes");

        var events = phone.control("GET", "events?bot=4242", "");
        var later = phone.control(
                "GET", "events?after=%d".formatted(events.path(1).path("seq").asLong()), "");

        assertThat(events)
                .extracting(event -> event.path("kind").asText())
                .containsExactly("api_call", "update_queued", "api_call");
        assertThat(events).extracting(event -> event.path("seq").asLong()).isSorted();
        assertThat(events.path(2).path("text").asText()).isEqualTo("Choose");
        assertThat(later).hasSize(1);
    }

    @Test
    void anInjectedUpdateKeepsItsId() {
        var update = "{\"bot\":4242,\"update\":{\"update_id\":77,\"message\":{\"chat\":{\"id\":5}}}}";
        phone.control("POST", "updates", update);
        phone.control("POST", "updates", update);

        var found = phone.call("getUpdates", "{}").path("result");

        assertThat(found).extracting(each -> each.path("update_id").asInt()).containsExactly(77, 77);
    }

    @Test
    void aResetForgetsEverything() {
        phone.write("/start");

        phone.control("POST", "reset", "");

        assertThat(phone.control("GET", "users", "")).isEmpty();
        assertThat(phone.control("GET", "bots", "")).isEmpty();
        assertThat(phone.control("GET", "events", "")).isEmpty();
    }

    @Test
    void aListenerInTheSameProcessHearsOfEachSentMessage() {
        List<String> heard = new CopyOnWriteArrayList<>();
        phone.simulator.onSent((bot, chat, text, nanoTime) -> heard.add(bot + " " + (chat == phone.user) + " " + text));
        phone.write("/start");

        phone.call("sendMessage", phone.toUser().put("text", "Hello"));

        assertThat(heard).containsExactly("4242 true Hello");
    }

    @Test
    void thePageAndTheHealthAreThere() {
        var page = phone.send(phone.request("/simulator/").GET());
        var script = phone.send(phone.request("/simulator/chat.js").GET());
        var root = phone.send(phone.request("/").GET());
        var health = phone.send(phone.request("/simulator/health").GET());
        var outside = phone.send(phone.request("/simulator/../Simulator.class").GET());

        assertThat(page.body()).contains("chat.js", "chat.css");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(root.headers().firstValue("location")).contains("/simulator/");
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(outside.statusCode()).isEqualTo(404);
    }

    private JsonNode live(long version) {
        return phone.control(
                "GET", "chats/4242/%d/live?version=%d&wait_millis=5000".formatted(phone.user, version), "");
    }
}
