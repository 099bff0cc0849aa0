package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// The REST API as one caller uses it.
public final class Api {
    private static final AtomicLong TELEGRAM_IDS = new AtomicLong(1000);

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    /// An editor of a workspace that nobody else has.
    public static Api ofNewWorkspace() {
        return as(UUID.randomUUID(), "editor");
    }

    public static Api as(UUID workspace, String role) {
        return new Api(Tokens.of(workspace, role));
    }

    public RequestSpecification request() {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    public Response get(String path, Object... values) {
        return request().get(path, values);
    }

    public Response post(String path, Object body) {
        return request().body(body).post(path);
    }

    public Response post(String path) {
        return request().post(path);
    }

    public Response put(String path, Object body) {
        return request().body(body).put(path);
    }

    /// Makes a bot with a token of its own.
    public UUID bot() {
        return created(post("/api/bots", Map.of("name", "Survey", "token", freshToken())));
    }

    /// Makes a scenario that begins with `/start`.
    public UUID scenario(UUID bot) {
        var trigger = Map.of("type", "command", "value", "start");
        return created(post("/api/scenarios", Map.of("bot_id", bot, "name", "Greeting", "trigger", trigger)));
    }

    /// Adds a step at the end.
    public UUID step(UUID scenario, String type, Map<String, Object> config) {
        return created(postStep(scenario, type, config));
    }

    public Response postStep(UUID scenario, String type, Map<String, Object> config) {
        return post("/api/steps", Map.of("scenario_id", scenario, "step_type", type, "config", config));
    }

    public static UUID created(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return UUID.fromString(answer.path("id"));
    }

    public static String freshToken() {
        return TELEGRAM_IDS.incrementAndGet() + ":AAF-test_token";
    }

    /// The fields a problem names, each with its sentence.
    public static Map<String, String> errors(Response answer) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        Map<String, String> errors = new HashMap<>();
        answer.jsonPath()
                .<Map<String, String>>getList("errors")
                .forEach(error -> errors.put(error.get("field"), error.get("message")));
        return errors;
    }
}
