package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final TestPhone phone = new TestPhone();
    private final TestWebhook webhook = new TestWebhook();

    @BeforeEach
    void begin() {
        phone.write("/start");
    }

    @AfterEach
    void stop() {
        phone.close();
        webhook.close();
    }

    @Test
    void tooManyRequestsTellsHowLongToWaitAndStopsAfterItsTimes() {
        order("{\"kind\":\"too_many_requests\",\"method\":\"sendMessage\",\"times\":1,\"retry_after\":7}");

        var struck = send();
        var after = send();

        assertThat(struck.statusCode()).isEqualTo(429);
        assertThat(struck.headers().firstValue("retry-after")).contains("7");
        assertThat(json(struck).path("description").asText()).isEqualTo("Too Many Requests: retry after 7");
        assertThat(json(struck).at("/parameters/retry_after").asInt()).isEqualTo(7);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(phone.transcript()).hasSize(2);
    }

    @Test
    void serversAndProxiesFailInTheirOwnWays() {
        order("{\"kind\":\"server_error\",\"times\":1}");
        order("{\"kind\":\"html_error\",\"times\":1}");
        order("{\"kind\":\"empty_body\",\"times\":1}");

        var server = send();
        var proxy = send();
        var empty = send();

        assertThat(server.statusCode()).isEqualTo(500);
        assertThat(proxy.statusCode()).isEqualTo(502);
        assertThat(proxy.body()).startsWith("<html>");
        assertThat(empty.body()).isEmpty();
        assertThat(phone.transcript()).as("nothing was sent").hasSize(1);
        assertThat(phone.events("api_call"))
                .extracting(event -> event.path("fault").asText())
                .contains("server_error", "html_error", "empty_body");
    }

    @Test
    void aLostReplyWasPerformedAResetWasNot() {
        order("{\"kind\":\"lost_reply\",\"times\":1}");
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(phone.transcript()).hasSize(2);

        order("{\"kind\":\"connection_reset\",\"method\":\"sendMessage\"}");
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThat(phone.transcript()).hasSize(2);
    }

    @Test
    void aTimeOutIsNeverPerformed() {
        order("{\"kind\":\"time_out\",\"times\":1,\"delay_millis\":50,\"method\":\"sendMessage\"}");

        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);

        assertThat(phone.transcript()).hasSize(1);
    }

    @Test
    void aSlowCallIsPerformedAndAnsweredLater() {
        order("{\"kind\":\"slow\",\"delay_millis\":150,\"chat_id\":%d}".formatted(phone.user));
        long startedAt = System.nanoTime();

        var answer = send();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat((System.nanoTime() - startedAt) / 1_000_000).isGreaterThanOrEqualTo(149);
    }

    @Test
    void aDuplicatedUpdateArrivesTwiceWithOneId() {
        phone.call("deleteWebhook", "{\"drop_pending_updates\":true}");
        phone.call("setWebhook", "{\"url\":\"%s\"}".formatted(webhook.url()));
        order("{\"kind\":\"duplicate_update\",\"times\":1}");

        phone.write("twice");
        phone.write("once");
        var first = webhook.next();
        var second = webhook.next();
        var third = webhook.next();

        assertThat(first.update()).isEqualTo(second.update());
        assertThat(third.text()).isEqualTo("once");
    }

    @Test
    void aScriptGoesThroughItsStepsForItsChatAndMethod() {
        order("""
                {"chat_id":%d,"method":"sendMessage","steps":[
                  {"kind":"too_many_requests","times":2,"retry_after":3},
                  {"kind":"html_error","status":500,"times":1},
                  {"kind":"ok","times":1},
                  {"kind":"empty_body","times":1}]}""".formatted(phone.user));

        var statuses = IntStream.range(0, 6).mapToObj(time -> send()).toList();

        assertThat(statuses).extracting(HttpResponse::statusCode).containsExactly(429, 429, 500, 200, 200, 200);
        assertThat(statuses.get(1).headers().firstValue("retry-after")).contains("3");
        assertThat(statuses.get(2).body()).startsWith("<html>");
        assertThat(statuses.get(4).body()).isEmpty();
        assertThat(phone.transcript()).as("what was sent, and /start").hasSize(3);
        assertThat(phone.control("GET", "faults", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "blocked, 403, Forbidden: bot was blocked by the user",
        "deactivated, 403, Forbidden: user is deactivated",
        "kicked, 403, Forbidden: bot was kicked from the group chat",
        "chat_not_found, 400, Bad Request: chat not found",
        "migrated, 400, Bad Request: group chat was upgraded to a supergroup chat",
    })
    void refusalsComeInTelegramsWords(String kind, int status, String description) {
        order("{\"kind\":\"%s\",\"times\":1,\"migrate_to_chat_id\":-1001234}".formatted(kind));

        var answer = send();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("description").asText()).isEqualTo(description);
        assertThat(json(answer).at("/parameters/migrate_to_chat_id").asLong())
                .isEqualTo(kind.equals("migrated") ? -1001234 : 0);
        assertThat(phone.transcript()).hasSize(1);
    }

    @Test
    void aLateUpdateComesWhenItsTimeHasCome() {
        phone.call("getUpdates", "{\"offset\":-1}");
        phone.simulator.freezeClock();
        order("{\"kind\":\"late_update\",\"times\":1,\"delay_millis\":5000}");
        phone.write("late");
        phone.write("in time");

        var before = texts();
        phone.simulator.advanceClock(Duration.ofSeconds(5));

        assertThat(before).doesNotContain("late").contains("in time");
        assertThat(texts()).contains("late", "in time");
    }

    @Test
    void aReorderedUpdateComesAfterTheNext() {
        order("{\"kind\":\"reordered_update\",\"times\":1}");
        phone.write("first");
        phone.write("second");

        assertThat(texts()).containsSubsequence("second", "first");
    }

    @Test
    void aScriptNeedsTimesAndOneSubject() {
        var endless = "{\"steps\":[{\"kind\":\"slow\"},{\"kind\":\"ok\"}]}";
        var mixed = "{\"steps\":[{\"kind\":\"slow\",\"times\":1},{\"kind\":\"late_update\"}]}";

        assertThat(phone.controlResponse("POST", "faults", endless).statusCode())
                .isEqualTo(400);
        assertThat(phone.controlResponse("POST", "faults", mixed).statusCode()).isEqualTo(400);
    }

    @Test
    void faultsOfOthersDoNotStrike() {
        order("{\"kind\":\"server_error\",\"chat_id\":1}");
        order("{\"kind\":\"server_error\",\"method\":\"getMe\"}");
        order("{\"kind\":\"server_error\",\"probability\":0}");

        assertThat(send().statusCode()).isEqualTo(200);
        assertThat(phone.control("GET", "faults", "")).hasSize(3);
    }

    @Test
    void faultsCanBeCalledOff() {
        long id = order("{\"kind\":\"server_error\"}").path("id").asLong();

        phone.control("DELETE", "faults/" + id, "");

        assertThat(send().statusCode()).isEqualTo(200);
        assertThat(phone.controlResponse("DELETE", "faults/" + id, "").statusCode())
                .isEqualTo(404);
    }

    private List<String> texts() {
        var texts = new ArrayList<String>();
        phone.call("getUpdates", "{}")
                .path("result")
                .forEach(update -> texts.add(update.at("/message/text").asText()));
        return texts;
    }

    private JsonNode order(String fault) {
        var response = phone.controlResponse("POST", "faults", fault);
        assertThat(response.statusCode()).isEqualTo(201);
        return json(response);
    }

    private HttpResponse<String> send() {
        var message = phone.toUser().put("text", "Hello").toString();
        return phone.send(phone.post("/bot" + TestPhone.TOKEN + "/sendMessage", "application/json", message));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body()).orElseThrow();
    }
}
