package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private final TestPhone phone = new TestPhone();

    @BeforeEach
    void begin() {
        phone.write("/start");
        phone.call("getUpdates", "{\"offset\":-1}");
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void anInlineQueryIsAnsweredAndAResultChosen() {
        var query = control("inline_queries", ours().put("query", "cats"));
        var asked = lastUpdate().path("inline_query");

        var answer = phone.call("answerInlineQuery", results(asked.path("id").asText()));
        var chosen = control(
                "inline_choices",
                Json.object().put("query_id", asked.path("id").asText()).put("result_id", "1"));

        assertThat(asked.path("id")).isEqualTo(query.path("query_id"));
        assertThat(asked.path("query").asText()).isEqualTo("cats");
        assertThat(answer.path("result").asBoolean()).isTrue();
        assertThat(lastUpdate().at("/chosen_inline_result/inline_message_id"))
                .isEqualTo(chosen.path("inline_message_id"));
    }

    @Test
    void anInlineQueryIsTooOldAfterHalfAMinute() {
        phone.simulator.freezeClock();
        var query = control("inline_queries", ours().put("query", "cats"));
        phone.simulator.advanceClock(Duration.ofSeconds(30));

        var answer =
                phone.call("answerInlineQuery", results(query.path("query_id").asText()));

        assertThat(answer.path("description").asText())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void aMiniAppIsOpenedWithDataSignedByTheBotsToken() throws GeneralSecurityException {
        var app = control("web_apps", ours().put("start_param", "promo"));
        var fields = decoded(app.path("init_data").asText());
        var hash = fields.remove("hash");

        assertThat(fields).containsEntry("start_param", "promo").containsKey("signature");
        assertThat(Json.read(String.valueOf(fields.get("user")))
                        .orElseThrow()
                        .path("id")
                        .asLong())
                .isEqualTo(phone.user);
        assertThat(hash).isEqualTo(hash(fields));
    }

    @Test
    void aMiniAppIsAnsweredOnce() {
        var id = control("web_apps", ours()).path("query_id").asText();
        var answer = Json.object().put("web_app_query_id", id);
        answer.set("result", results(id).path("results").get(0));

        var first = phone.call("answerWebAppQuery", answer);
        var second = phone.call("answerWebAppQuery", answer);

        assertThat(first.at("/result/inline_message_id").asText()).startsWith("inline");
        assertThat(second.path("error_code").asInt()).isEqualTo(400);
    }

    @Test
    void aMiniAppOfAKeyboardSendsDataUpToItsLimit() {
        control("web_app_data", ours().put("data", "{\"size\":3}").put("button_text", "Order"));
        var large = ours().put("data", "x".repeat(4_097)).put("button_text", "Order");

        assertThat(lastUpdate().at("/message/web_app_data/data").asText()).isEqualTo("{\"size\":3}");
        assertThat(phone.controlResponse("POST", "web_app_data", large.toString())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aManagedBotIsToldAndItsTokenCanBeReplaced() {
        var made = control("managed_bots", ours().put("username", "ada_shop_bot"));
        var told = lastUpdate().path("managed_bot");
        var about = Json.object().put("user_id", made.path("id").asLong());

        var token = phone.call("getManagedBotToken", about).path("result").asText();
        var me = phone.callAs(token, "getMe", Json.object());
        var fresh = phone.call("replaceManagedBotToken", about).path("result").asText();

        assertThat(told.at("/bot/username").asText()).isEqualTo("ada_shop_bot");
        assertThat(me.at("/result/id")).isEqualTo(made.path("id"));
        assertThat(phone.callAs(token, "getMe", Json.object())
                        .path("error_code")
                        .asInt())
                .isEqualTo(401);
        assertThat(phone.callAs(fresh, "getMe", Json.object()).path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void whatABotSaysAboutItselfIsRememberedPerLanguage() {
        phone.call("setMyDescription", "{\"description\":\"Helps\"}");
        phone.call("setMyDescription", "{\"description\":\"Hilft\",\"language_code\":\"de\"}");
        phone.call("setChatMenuButton", "{\"menu_button\":{\"type\":\"commands\"}}");

        assertThat(description("de")).isEqualTo("Hilft");
        assertThat(description("fr")).isEqualTo("Helps");
        assertThat(phone.call("getMyName", "{}").at("/result/name").asText()).isEqualTo("Bot 4242");
        assertThat(phone.call("getChatMenuButton", phone.toUser())
                        .at("/result/type")
                        .asText())
                .isEqualTo("commands");
    }

    private String description(String language) {
        return phone.call("getMyDescription", Json.object().put("language_code", language))
                .at("/result/description")
                .asText();
    }

    private ObjectNode ours() {
        return Json.object().put("bot", TestPhone.BOT).put("user", phone.user);
    }

    private JsonNode control(String noun, ObjectNode deed) {
        return phone.control("POST", noun, deed.toString());
    }

    private static ObjectNode results(String query) {
        var answer = Json.object().put("inline_query_id", query);
        answer.putArray("results")
                .addObject()
                .put("type", "article")
                .put("id", "1")
                .put("title", "A cat")
                .putObject("input_message_content")
                .put("message_text", "Meow");
        return answer;
    }

    private JsonNode lastUpdate() {
        return phone.call("getUpdates", "{\"offset\":-1}").at("/result/0");
    }

    private static Map<String, String> decoded(String query) {
        var fields = new TreeMap<String, String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String hash(Map<String, String> fields) throws GeneralSecurityException {
        var lines = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        return HexFormat.of()
                .formatHex(hmac(hmac("WebAppData".getBytes(StandardCharsets.UTF_8), TestPhone.TOKEN), lines));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
