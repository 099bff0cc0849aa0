package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotApiTest {
    private static final String BOT = "/bot" + TestPhone.TOKEN + "/";
    private static final String KEYBOARD = "{\"inline_keyboard\":[[{\"text\":\"Да\",\"callback_data\":\"yes\"}]]}";

    private final TestPhone phone = new TestPhone();

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void allFourEncodingsMeanTheSame() {
        phone.write("/start");
        var form = "chat_id=%d&text=%s&reply_markup=%s".formatted(phone.user, encoded("Привет 🙂"), encoded(KEYBOARD));
        var json = phone.toUser().put("text", "Привет 🙂").put("reply_markup", KEYBOARD);

        var answers = Stream.of(
                        phone.request(BOT + "SENDMESSAGE?" + form).GET(),
                        phone.post(BOT + "sendMessage", "application/x-www-form-urlencoded", form),
                        phone.post(BOT + "sendmessage", "application/json; charset=utf-8", json.toString()),
                        phone.post(BOT + "sendMessage", "multipart/form-data; boundary=B", multipart()))
                .map(request -> Json.read(phone.send(request).body()).orElseThrow())
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
            assertThat(answer.path("result").path("text").asText()).isEqualTo("Привет 🙂");
            assertThat(answer.path("result").path("reply_markup"))
                    .isEqualTo(Json.read(KEYBOARD).orElseThrow());
        });
    }

    @Test
    void aChunkedMultipartBodyIsReadToo() {
        phone.write("/start");
        var pieces = multipart().getBytes(StandardCharsets.UTF_8);
        var chunked = phone.request(BOT + "sendMessage")
                .header("content-type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(pieces)));

        var answer = Json.read(phone.send(chunked).body()).orElseThrow();

        assertThat(answer.path("result").path("text").asText()).isEqualTo("Привет 🙂");
    }

    @ParameterizedTest
    @CsvSource({
        "/bot4242:test-secret/noSuchMethod, 404, Not Found: method not found",
        "/bot4242:test-secret/, 404, Not Found",
        "/bot, 404, Not Found",
        "/botgarbage/getMe, 401, Unauthorized: invalid token specified",
        "/bot0123:abc/getMe, 401, Unauthorized: invalid token specified",
        "/bot4242:other-secret/getMe, 401, Unauthorized",
    })
    void wrongAddressesAreRefusedInTelegramsWords(String path, int status, String description) {
        var response = phone.send(phone.request(path).GET());

        var answer = Json.read(response.body()).orElseThrow();
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(answer.path("error_code").asInt()).isEqualTo(status);
        assertThat(answer.path("description").asText()).isEqualTo(description);
    }

    @Test
    void aRevokedTokenIsUnauthorized() {
        phone.control("DELETE", "bots/" + TestPhone.BOT, "");

        assertThat(phone.call("getMe", "{}").path("description").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() {
        var answer = phone.call("getMe", "{\"a\":");

        assertThat(answer.path("error_code").asInt()).isEqualTo(400);
        assertThat(answer.path("description").asText()).isEqualTo("Bad Request: can't parse JSON object");
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        var response = phone.send(phone.post(BOT + "sendMessage", "application/json", " ".repeat(10 << 20)));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void aPersonWhoNeverWroteCannotBeWrittenTo() {
        assertThat(description(phone.call("sendMessage", phone.toUser().put("text", "Hi"))))
                .isEqualTo("Forbidden: bot can't initiate conversation with a user");
    }

    @Test
    void aPersonWhoBlockedTheBotCannotBeWrittenTo() {
        phone.write("/start");
        phone.control("POST", "blocks", "{\"bot\":4242,\"user\":%d,\"blocked\":true}".formatted(phone.user));

        assertThat(description(phone.call("sendMessage", phone.toUser().put("text", "Hi"))))
                .isEqualTo("Forbidden: bot was blocked by the user");
    }

    @ParameterizedTest
    @CsvSource({"1, chat not found", "@nobody, chat not found"})
    void aChatThatIsNotThereIsNotFound(String chat, String reason) {
        var answer =
                phone.call("sendMessage", Json.object().put("chat_id", chat).put("text", "Hi"));

        assertThat(description(answer)).isEqualTo("Bad Request: " + reason);
    }

    @Test
    void textsAreMeasuredInCharactersAfterFormatting() {
        phone.write("/start");
        var longest = "🙂".repeat(4096);

        var fits = phone.call(
                "sendMessage",
                phone.toUser().put("text", "<b>" + longest + "</b>").put("parse_mode", "HTML"));
        var tooLong = phone.call("sendMessage", phone.toUser().put("text", longest + "x"));
        var blank = phone.call("sendMessage", phone.toUser().put("text", " \n"));

        assertThat(fits.path("ok").asBoolean()).isTrue();
        assertThat(description(tooLong)).isEqualTo("Bad Request: message is too long");
        assertThat(description(blank)).isEqualTo("Bad Request: message text is empty");
    }

    @Test
    void callbackDataIsMeasuredInBytes() {
        phone.write("/start");

        var fits = phone.sendButton("я".repeat(32));
        var keyboard = KEYBOARD.replace("yes", "я".repeat(32) + "x");
        var tooLong = phone.call("sendMessage", phone.toUser().put("text", "Hi").put("reply_markup", keyboard));

        assertThat(fits.has("message_id")).isTrue();
        assertThat(description(tooLong)).isEqualTo("Bad Request: BUTTON_DATA_INVALID");
    }

    @Test
    void aKeyboardButtonMayBeMereText() {
        phone.write("/start");
        var keyboard = "{\"keyboard\":[[\"Yes\",{\"text\":\"No\"}]]}";

        phone.call("sendMessage", phone.toUser().put("text", "Well?").put("reply_markup", keyboard));

        assertThat(phone.transcript().path(1).at("/reply_markup/keyboard/0"))
                .extracting(button -> button.path("text").asText())
                .containsExactly("Yes", "No");
    }

    @Test
    void anEditThatChangesNothingIsRefused() {
        phone.write("/start");
        long message = phone.sendButton("yes").path("message_id").asLong();
        var edit = phone.toUser().put("message_id", message).put("text", "Chosen");

        var first = phone.call("editMessageText", edit);
        var second = phone.call("editMessageText", edit);
        var unknown = phone.call("editMessageText", edit.put("message_id", 1));

        assertThat(first.path("result").has("edit_date")).isTrue();
        assertThat(first.path("result").has("reply_markup")).isFalse();
        assertThat(description(second)).startsWith("Bad Request: message is not modified: specified new message");
        assertThat(description(unknown)).isEqualTo("Bad Request: message to edit not found");
    }

    @Test
    void anUnknownQueryCannotBeAnswered() {
        var answer = phone.call("answerCallbackQuery", "{\"callback_query_id\":\"1\"}");

        assertThat(description(answer))
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void commandsAreKeptByLanguage() {
        phone.call(
                "setMyCommands", "{\"commands\":[{\"command\":\"a\",\"description\":\"A\"}],\"language_code\":\"ru\"}");

        assertThat(phone.call("getMyCommands", "{\"language_code\":\"ru\"}").path("result"))
                .hasSize(1);
        assertThat(phone.call("getMyCommands", "{}").path("result")).isEmpty();
    }

    private static String description(JsonNode answer) {
        return answer.path("description").asText();
    }

    private String multipart() {
        return part("chat_id", Long.toString(phone.user)) + part("text", "Привет 🙂") + part("reply_markup", KEYBOARD)
                + "--B--\r\n";
    }

    private static String part(String name, String value) {
        return "--B\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
