package dev.beseda.bot.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.TopicWriter;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;

/// A bot with scenarios of a test's own, and the people who talk to it in the simulated Telegram.
public final class ScriptedBot {
    private static final AtomicLong UPDATES = new AtomicLong(1_000_000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID workspace = UUID.randomUUID();
    private final Api editor = Api.as(workspace, "editor");
    private final String token;
    private final UUID id;

    public ScriptedBot() {
        this(Telegram.bot());
    }

    public ScriptedBot(String token) {
        this.token = token;
        id = Api.created(editor.post("/api/bots", Map.of("name", "Scripted", "token", token)));
        var settings = Map.of("default_language", "en", "fallback_text", Map.of("en", "Pardon?"));
        assertThat(editor.put("/api/bots/" + id + "/settings", settings).statusCode())
                .isEqualTo(200);
    }

    /// Says "Wait." at the start and this text when the time is over.
    public static ScriptedBot delaying(String time, String text) {
        return new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("before", "message", Map.of("text", "Wait.")),
                        new Step("pause", "delay", Map.of("time", time)),
                        new Step("after", "message", Map.of("text", text)));
    }

    /// Asks whatever server the person names, keeps what `saves` points at and says this text.
    public static ScriptedBot asking(Map<String, String> saves, String text) {
        var config = Map.<String, Object>of("url", "{argument}", "save", saves, "otherwise", "badly");
        return new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("ask", "http_request", config),
                        new Step("well", "message", Map.of("text", text)),
                        new Step("end", "end", Map.of()),
                        new Step("badly", "message", Map.of("text", "The shop is closed.")));
    }

    public UUID id() {
        return id;
    }

    public Api as(String role) {
        return Api.as(workspace, role);
    }

    /// A step as people write it.
    public record Step(String key, String type, Map<String, Object> config) {}

    /// Publishes a scenario.
    public ScriptedBot on(String trigger, String value, Step... steps) {
        var scenario = Api.created(editor.post(
                "/api/scenarios",
                Map.of("bot_id", id, "name", value, "trigger", Map.of("type", trigger, "value", value))));
        for (var step : steps) {
            Api.created(editor.post(
                    "/api/steps",
                    Map.of(
                            "scenario_id",
                            scenario,
                            "key",
                            step.key(),
                            "step_type",
                            step.type(),
                            "config",
                            step.config())));
        }
        var published = editor.post("/api/scenarios/" + scenario + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isBetween(200, 204);
        return this;
    }

    /// A new person; their chat has their number.
    public static long person() {
        var made = simulator()
                .body(Map.of("first_name", "Ada", "language_code", "en"))
                .post("/simulator/api/users");
        return made.jsonPath().getLong("id");
    }

    /// The person writes, and the platform gets it.
    public void says(long person, String text) {
        var written = simulator()
                .body(Map.of("bot", token, "user", person, "text", text))
                .post("/simulator/api/messages");
        deliver(person, written);
    }

    /// The person sends a file of so many bytes, and the platform gets it.
    public void sends(long person, String kind, long bytes) {
        var sent = simulator()
                .body(Map.of("bot", token, "user", person, "kind", kind, "size", bytes))
                .post("/simulator/api/media");
        deliver(person, sent);
    }

    private void deliver(long person, Response done) {
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(201);
        var update = simulator()
                .get("/bot" + token + "/getUpdates?offset=" + done.jsonPath().getLong("update_id"));
        deliver(person, new JsonObject(update.jsonPath().<String, Object>getMap("result[0]")).encode());
    }

    /// Something else happens in a chat, as Telegram would tell it: `kind` and its fields as JSON.
    public void happens(long chat, String kind, String fields) {
        deliver(chat, "{\"update_id\": %d, \"%s\": {%s}}".formatted(UPDATES.incrementAndGet(), kind, fields));
    }

    private void deliver(long chat, String update) {
        TopicWriter.write(setting("kafka.bootstrap.servers"), "telegram.updates", id + ":" + chat, update);
    }

    /// Switches the bot on or off: `activate` or `deactivate`. What the platform answers.
    public int switched(String way) {
        return as("operator").post("/api/bots/" + id + "/" + way).statusCode();
    }

    /// The conversations of the bot in this chat, the newest first.
    public List<UUID> conversations(long chat) {
        return as("viewer")
                .get("/api/conversations?bot_id={bot}&chat_id={chat}", id, chat)
                .jsonPath()
                .getList("items.id", UUID.class);
    }

    public UUID conversation(long chat) {
        await().atMost(PATIENCE).until(() -> !conversations(chat).isEmpty());
        return conversations(chat).getFirst();
    }

    /// The conversation as the API shows it.
    public JsonPath dialog(UUID conversation) {
        return as("viewer").get("/api/conversations/{id}", conversation).jsonPath();
    }

    /// What the bot and the platform have said in this chat.
    public List<String> said(long chat) {
        var conversations = conversations(chat);
        return conversations.isEmpty()
                ? List.of()
                : dialog(conversations.getFirst())
                        .getList("messages.findAll { it.direction == 'out' }.text", String.class);
    }

    public void hasSaid(long chat, String... texts) {
        eventually(() -> assertThat(said(chat)).containsExactly(texts));
    }

    public static void eventually(ThrowingRunnable claim) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(claim);
    }

    public Response event(long chat, String name, Map<String, Object> variables) {
        var body = new HashMap<String, Object>(Map.of("name", name, "chat_id", chat, "variables", variables));
        return as("operator").post("/api/bots/" + id + "/events", body);
    }

    private static RequestSpecification simulator() {
        var url = setting("TELEGRAM_API_URL");
        return RestAssured.given()
                .baseUri(url)
                .port(URI.create(url).getPort())
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
