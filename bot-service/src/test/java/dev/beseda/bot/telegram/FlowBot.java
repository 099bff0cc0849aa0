package dev.beseda.bot.telegram;

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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;

/// A bot of the platform with the survey, its counterpart in the simulated Telegram, and the way of its updates.
public final class FlowBot {
    private static final String UPDATES = "telegram.updates";
    private static final Map<String, Object> NAME =
            Map.of("text", Map.of("ru", "Как вас зовут?", "en", "What is your name?"), "variable", "имя");

    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID id;
    private final String token;

    private final Api api;

    private FlowBot(UUID id, String token, Api api) {
        this.id = id;
        this.token = token;
        this.api = api;
    }

    /// A call the bot made, as the simulator's log has it.
    public record MadeCall(long chat, boolean ok, String text, String fault, long atMillis) {}

    /// With the survey published and a fallback in Russian.
    public static FlowBot withSurvey() {
        var token = Telegram.bot();
        var api = Api.ofNewWorkspace();
        var id = Api.created(api.post("/api/bots", Map.of("name", "Survey", "token", token)));
        var settings = Map.of("default_language", "ru", "fallback_text", Map.of("ru", "Спасибо!", "en", "Thank you!"));
        done(api.put("/api/bots/" + id + "/settings", settings));
        var scenario = api.scenario(id);
        api.step(scenario, "message", Map.of("text", Map.of("ru", "Добро пожаловать!", "en", "Welcome!")));
        api.step(scenario, "question", NAME);
        api.step(
                scenario, "message", Map.of("text", Map.of("ru", "Приятно познакомиться, {имя}!", "en", "Hi, {имя}!")));
        api.step(scenario, "message", Map.of("text", Map.of("ru", "Чем могу помочь?", "en", "How can I help?")));
        done(api.post("/api/scenarios/" + scenario + "/publish"));
        return new FlowBot(id, token, api);
    }

    private static void done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
    }

    public UUID id() {
        return id;
    }

    public void isSwitchedOff() {
        done(api.post("/api/bots/" + id + "/deactivate"));
    }

    public void isSwitchedOn() {
        done(api.post("/api/bots/" + id + "/activate"));
    }

    /// A new person; their chat has their number.
    public static long person(String language) {
        var made = post("/simulator/api/users", Map.of("first_name", "Ада", "language_code", language));
        return made.jsonPath().getLong("id");
    }

    /// The person writes; what Telegram would deliver.
    public String writes(long person, String text) {
        var written = post("/simulator/api/messages", Map.of("bot", token, "user", person, "text", text));
        var update = request()
                .get("/bot" + token + "/getUpdates?offset=" + written.jsonPath().getLong("update_id"));
        return new JsonObject(update.jsonPath().<String, Object>getMap("result[0]")).encode();
    }

    /// So many new people who have written to the bot.
    public List<Long> people(int many) {
        var people = IntStream.range(0, many).mapToObj(number -> person("en")).toList();
        people.forEach(person -> writes(person, "hi"));
        return people;
    }

    /// The person presses "pay" on an invoice of the bot; what Telegram would deliver.
    String pays(long person) {
        var price = List.of(Map.of("label", "Book", "amount", 5));
        var invoice = Map.<String, Object>of(
                "title", "Book", "description", "To read", "payload", "b", "currency", "XTR", "prices", price);
        var link =
                post("/bot" + token + "/createInvoiceLink", invoice).jsonPath().getString("result");
        var asked = post("/simulator/api/payments", Map.of("bot", token, "user", person, "invoice_link", link));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        var update = request().get("/bot" + token + "/getUpdates?offset=-1");
        return new JsonObject(update.jsonPath().<String, Object>getMap("result[0]")).encode();
    }

    /// How the payments to the bot stand, the oldest first.
    List<String> payments() {
        var number = token.substring(0, token.indexOf(':'));
        return request().get("/simulator/api/payments/" + number).jsonPath().getList("payments.state", String.class);
    }

    /// Puts updates of this chat on the platform's table, in order.
    public void deliver(long person, String... updates) {
        put(id + ":" + person, updates);
    }

    static void put(String key, String... updates) {
        putOn(UPDATES, key, updates);
    }

    public static void putOn(String topic, String key, String... messages) {
        var kafka = setting("kafka.bootstrap.servers");
        Stream.of(messages).forEach(message -> TopicWriter.write(kafka, topic, key, message));
    }

    /// The person writes, and the platform gets it.
    public void says(long person, String text) {
        deliver(person, writes(person, text));
    }

    /// The next calls of `sendMessage` go wrong.
    public void fails(String kind, Map<String, Object> details) {
        var order = new HashMap<>(details);
        order.putAll(Map.of("kind", kind, "bot", token, "method", "sendMessage"));
        assertThat(post("/simulator/api/faults", order).statusCode()).isEqualTo(201);
    }

    /// The person shuts the bot out.
    public void isBlockedBy(long person) {
        done(post("/simulator/api/blocks", Map.of("bot", token, "user", person, "blocked", true)));
    }

    /// The person lets the bot in again.
    public void isLetInBy(long person) {
        done(post("/simulator/api/blocks", Map.of("bot", token, "user", person, "blocked", false)));
    }

    /// Calls of a method in a chat go wrong one after the other.
    @SafeVarargs
    public final void fails(long chat, String method, Map<String, Object>... steps) {
        var order = Map.of("bot", token, "chat_id", chat, "method", method, "steps", List.of(steps));
        var ordered = post("/simulator/api/faults", order);
        assertThat(ordered.statusCode()).as(ordered.asString()).isEqualTo(201);
    }

    /// What the bot put into this chat: the kind of the file, or else what there is.
    public List<String> shown(long chat) {
        return transcript(chat).<Map<String, Object>>getList("findAll { it.from == 'bot' }").stream()
                .map(FlowBot::kind)
                .toList();
    }

    private static String kind(Map<String, Object> line) {
        return line.get("media") instanceof Map<?, ?> media
                ? media.get("kind") + ":" + line.getOrDefault("caption", "")
                : String.valueOf(line.getOrDefault("kind", line.get("text")));
    }

    private JsonPath transcript(long chat) {
        var bot = token.substring(0, token.indexOf(':'));
        return request().get("/simulator/api/chats/" + bot + "/" + chat).jsonPath();
    }

    /// What the bot said in this chat, as the person sees it.
    public List<String> said(long person) {
        return transcript(person).getList("findAll { it.from == 'bot' }.text", String.class);
    }

    /// Waits until the bot has said just this in the chat.
    public void hasSaid(long person, String... texts) {
        eventually(() -> assertThat(said(person)).containsExactly(texts));
    }

    public static void eventually(ThrowingRunnable claim) {
        await().atMost(PATIENCE).untilAsserted(claim);
    }

    /// The buttons under what the bot said in this chat: `label=data`.
    public List<String> buttons(long chat) {
        return transcript(chat)
                .<Map<String, String>>getList("findAll { it.from == 'bot' && it.buttons != null }.buttons.flatten()")
                .stream()
                .map(button -> button.get("text") + "=" + button.get("callback_data"))
                .toList();
    }

    /// What the person sees the bot write just now, as a draft.
    public Optional<String> draft(long person) {
        var number = token.substring(0, token.indexOf(':'));
        var live = request().get("/simulator/api/chats/" + number + "/" + person + "/live");
        return Optional.ofNullable(live.jsonPath().getString("draft.text"));
    }

    /// Somebody who holds the token sends this; the number of the message.
    public long sends(long chat, String text) {
        var sent = post("/bot" + token + "/sendMessage", Map.of("chat_id", chat, "text", text));
        return sent.jsonPath().getLong("result.message_id");
    }

    /// Every `sendMessage` of the bot, also those that came to nothing.
    public List<MadeCall> calls() {
        return calls("sendMessage");
    }

    /// Every call of a method, also those that came to nothing.
    public List<MadeCall> calls(String method) {
        var bot = token.substring(0, token.indexOf(':'));
        var events =
                request().get("/simulator/api/events?kind=api_call&bot=" + bot).jsonPath();
        return events.<Map<String, Object>>getList("").stream()
                .filter(event -> method.equalsIgnoreCase((String) event.get("method")))
                .map(FlowBot::call)
                .toList();
    }

    private static MadeCall call(Map<String, Object> event) {
        var chat = (Number) event.getOrDefault("chat_id", 0);
        return new MadeCall(
                chat.longValue(),
                Boolean.TRUE.equals(event.get("ok")),
                String.valueOf(event.get("text")),
                String.valueOf(event.get("fault")),
                ((Number) event.get("at_millis")).longValue());
    }

    private static Response post(String path, Map<String, Object> body) {
        return request().body(body).post(path);
    }

    private static RequestSpecification request() {
        var url = setting("TELEGRAM_API_URL");
        return RestAssured.given()
                .baseUri(url)
                .port(URI.create(url).getPort())
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON);
    }

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
