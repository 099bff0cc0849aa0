package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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

    /// The next call of the bot with `token` goes wrong in this way.
    public static void fail(String token, String kind) {
        var ordered =
                control().body(Map.of("kind", kind, "bot", token, "times", 1)).post("/simulator/api/faults");
        assertThat(ordered.statusCode()).as(ordered.asString()).isEqualTo(201);
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
