package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String NARROW_CHAT = "{\"per_chat_per_second\":1,\"chat_burst\":2}";

    private final TestPhone phone = new TestPhone();

    @BeforeEach
    void begin() {
        phone.write("/start");
        phone.simulator.freezeClock();
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void withoutLimitsNothingIsRefusedButAllIsCounted() {
        IntStream.range(0, 50).forEach(time -> assertThat(sent(send())).isTrue());

        assertThat(tally().path("allowed").asLong()).isEqualTo(50);
        assertThat(tally().path("highest_per_second").asLong()).isEqualTo(50);
        assertThat(tally().has("pace")).isFalse();
    }

    @Test
    void aChatTakesAShortBurstAndThenOneMessageASecond() {
        phone.control("PUT", "limits", NARROW_CHAT);

        var burst = IntStream.range(0, 2).mapToObj(time -> send()).toList();
        var refused = send();
        phone.simulator.advanceClock(Duration.ofSeconds(1));
        var later = send();

        assertThat(burst).allMatch(LimitsTest::sent);
        assertThat(refused.path("error_code").asInt()).isEqualTo(429);
        assertThat(refused.path("description").asText()).isEqualTo("Too Many Requests: retry after 1");
        assertThat(refused.at("/parameters/retry_after").asInt()).isEqualTo(1);
        assertThat(sent(later)).isTrue();
        assertThat(tally().path("refused").asLong()).isEqualTo(1);
    }

    @Test
    void whileARetryAfterRunsEverySendIsRefusedWithWhatIsLeft() {
        phone.control("PUT", "limits", "{\"per_chat_per_second\":0.2,\"chat_burst\":1}");
        send();
        send();

        phone.simulator.advanceClock(Duration.ofMillis(4_000));
        var early = send();
        phone.simulator.advanceClock(Duration.ofMillis(1_000));
        var inTime = send();

        assertThat(early.at("/parameters/retry_after").asInt()).isEqualTo(1);
        assertThat(sent(inTime)).isTrue();
    }

    @Test
    void theBotAsAWholeHasItsLimitWhateverTheChats() {
        phone.control("PUT", "limits", "{\"per_bot_per_second\":5,\"per_chat_per_second\":100,\"chat_burst\":100}");

        var answers = IntStream.range(0, 6).mapToObj(time -> send()).toList();

        assertThat(answers.subList(0, 5)).allMatch(LimitsTest::sent);
        assertThat(answers.getLast().path("error_code").asInt()).isEqualTo(429);
    }

    @Test
    void anotherBotIsNotHeldByTheLimitOfOne() {
        phone.control("PUT", "limits", "{\"bot\":%d,\"chat_burst\":1}".formatted(TestPhone.BOT));
        var other = phone.control("POST", "bots", "{\"username\":\"other_bot\"}");
        phone.control(
                "POST",
                "messages",
                Json.object()
                        .put("bot", "@other_bot")
                        .put("user", phone.user)
                        .put("text", "/start")
                        .toString());
        send();

        var refused = send();
        var answers = IntStream.range(0, 40)
                .mapToObj(time -> sendAs(other.path("token").asText()))
                .toList();

        assertThat(refused.path("error_code").asInt()).isEqualTo(429);
        assertThat(answers).allMatch(LimitsTest::sent);
    }

    @Test
    void whatDoesNotWriteIsNotLimited() {
        phone.control("PUT", "limits", "{\"chat_burst\":1}");
        send();

        var action = phone.call("sendChatAction", phone.toUser().put("action", "typing"));
        var me = phone.call("getMe", "{}");

        assertThat(sent(action)).isTrue();
        assertThat(sent(me)).isTrue();
    }

    @Test
    void limitsCanBeLiftedAndNonsenseIsRefused() {
        phone.control("PUT", "limits", "{\"chat_burst\":1}");
        send();
        assertThat(sent(send())).isFalse();

        phone.control("DELETE", "limits", "");

        assertThat(sent(send())).isTrue();
        assertThat(phone.controlResponse("PUT", "limits", "{\"per_bot_per_second\":0}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSettingTurnsTelegramsLimitsOn() {
        try (var limited = new TestPhone(Map.of("SIMULATOR_LIMITS", "telegram"))) {
            limited.write("/start");
            limited.simulator.freezeClock();

            var answers = IntStream.range(0, 4)
                    .mapToObj(
                            time -> limited.call("sendMessage", limited.toUser().put("text", "Hello")))
                    .toList();

            assertThat(answers.subList(0, 3)).allMatch(LimitsTest::sent);
            assertThat(answers.getLast().path("error_code").asInt()).isEqualTo(429);
        }
    }

    private JsonNode send() {
        return sendAs(TestPhone.TOKEN);
    }

    private JsonNode sendAs(String token) {
        var message = phone.toUser().put("text", "Hello").toString();
        var answer = phone.send(phone.post("/bot" + token + "/sendMessage", "application/json", message));
        return Json.read(answer.body()).orElseThrow();
    }

    private JsonNode tally() {
        return phone.control("GET", "limits", "").path("bots").path(0);
    }

    private static boolean sent(JsonNode answer) {
        return answer.path("ok").asBoolean();
    }
}
