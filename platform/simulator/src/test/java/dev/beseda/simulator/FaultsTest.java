package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
