package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// The simulated Telegram as a test plays with it.
public final class Telegram {
    private Telegram() {}

    /// Makes a bot there; its token.
    public static String bot() {
        var made = control().body("{}").post("/simulator/api/bots");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("token");
    }

    /// The token is worth nothing any more.
    public static void revoke(String token) {
        var revoked = control().delete("/simulator/api/bots/" + token.substring(0, token.indexOf(':')));
        assertThat(revoked.statusCode()).as(revoked.asString()).isBetween(200, 204);
    }

    /// What Telegram itself says about the webhook of a bot.
    public static Response webhookInfo(String token) {
        return control().get("/bot" + token + "/getWebhookInfo");
    }

    /// Somebody who holds the token calls a method.
    public static Response call(String token, String method, Map<String, Object> arguments) {
        return control().body(arguments).post("/bot" + token + "/" + method);
    }

    /// A new person; their chat has their number.
    public static long person() {
        var made = control()
                .body(Map.of("first_name", "Ada", "language_code", "en"))
                .post("/simulator/api/users");
        return made.jsonPath().getLong("id");
    }

    public static void write(String token, long person, String text) {
        var written = control()
                .body(Map.of("bot", token, "user", person, "text", text))
                .post("/simulator/api/messages");
        assertThat(written.statusCode()).as(written.asString()).isEqualTo(201);
    }

    /// What the bot said in this chat, as the person sees it.
    public static List<String> said(String token, long person) {
        var chat = control().get("/simulator/api/chats/" + number(token) + "/" + person);
        return chat.jsonPath().getList("findAll { it.from == 'bot' }.text", String.class);
    }

    /// The person pays so many Stars, and the bot agrees; Telegram's id of the charge.
    public static String pay(String token, long person, int stars) {
        var invoice = Map.<String, Object>of(
                "title",
                "Top-up",
                "description",
                "Stars",
                "payload",
                "test",
                "currency",
                "XTR",
                "prices",
                List.of(Map.of("label", "Top-up", "amount", stars)));
        var link = call(token, "createInvoiceLink", invoice).jsonPath().getString("result");
        var begun = control()
                .body(Map.of("bot", token, "user", person, "invoice_link", link))
                .post("/simulator/api/payments");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        var query = begun.jsonPath().getString("pre_checkout_query_id");
        var agreed = call(token, "answerPreCheckoutQuery", Map.of("pre_checkout_query_id", query, "ok", true));
        assertThat(agreed.statusCode()).as(agreed.asString()).isEqualTo(200);
        return control()
                .get("/simulator/api/payments/" + number(token))
                .jsonPath()
                .getString("payments[-1].charge_id");
    }

    /// The methods the bot called, oldest first, as the simulator writes them.
    public static List<String> calls(String token) {
        return control()
                .get("/simulator/api/events?kind=api_call&bot=" + number(token))
                .jsonPath()
                .getList("method", String.class);
    }

    /// All calls of this method by the bot go wrong in this way, so many times.
    public static void fail(String token, String method, String kind, int times) {
        var order = Map.of("kind", kind, "bot", token, "method", method, "times", times);
        var ordered = control().body(order).post("/simulator/api/faults");
        assertThat(ordered.statusCode()).as(ordered.asString()).isEqualTo(201);
    }

    private static String number(String token) {
        return token.substring(0, token.indexOf(':'));
    }

    private static RequestSpecification control() {
        return RestAssured.given()
                .baseUri(url())
                .port(java.net.URI.create(url()).getPort())
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(false);
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("TELEGRAM_API_URL", String.class);
    }
}
