package dev.beseda.journeys.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.canary.Canary;
import dev.beseda.journeys.canary.Trace;
import dev.beseda.journeys.canary.Traces;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Models;
import dev.beseda.journeys.platform.PriceServer;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.PlatformService;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Secrets and the words of people go every way there is, and things go wrong on the way. Afterwards no secret stands
/// anywhere the platform has written, and no word where operators read.
class CanaryJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final JsonApi API = PLATFORM.api();
    private static final Models MODELS = PLATFORM.models();
    private static final Traces TRACES = new Traces(PLATFORM);
    private static final String NONCE = UUID.randomUUID().toString().substring(0, 8);

    private static final String BOT_TOKEN = "7500000001:token-of-canary-" + NONCE;
    private static final String UNUSED_TOKEN = "7500000002:other-token-of-canary-" + NONCE;
    private static final String STEP_KEY = "step-key-" + NONCE;
    private static final String IMPORT_KEY = "import-key-" + NONCE;
    private static final String TESTED_KEY = "tested-key-" + NONCE;
    private static final String WRONG_KEY = "bsd_wrong-key-" + NONCE;
    private static final String MODEL = "canary-" + NONCE;
    private static final String WORDS = "my cat is called canary " + NONCE;
    private static final String UNREACHABLE = "http://127.0.0.1:1";

    private static final String SCENARIO = """
            settings: {default_language: en, fallback_text: {en: 'Pardon?'}}
            scenarios:
            - name: Price
              trigger: {type: command, value: price}
              steps:
              - key: ask
                step_type: http_request
                config: {url: '{argument}', headers: {X-Api-Key: %s}, save: {price: /price/roubles}, otherwise: none}
              - {key: told, step_type: message, config: {text: 'It costs {price}.'}}
              - {key: end, step_type: end}
              - {key: none, step_type: message, config: {text: Nobody knows the price.}}
            """.formatted(STEP_KEY);

    /// Never anywhere.
    private static final List<Canary> SECRETS = new ArrayList<>();

    /// Not where operators read. What a scenario sends to a server is a part of the scenario.
    private static final List<Canary> PRIVATE =
            List.of(Canary.of("somebody's words", WORDS), Canary.of("header of a step", STEP_KEY));

    private static final List<Trace> ANSWERS = new ArrayList<>();

    @BeforeAll
    static void goEveryWay() throws IOException {
        keep("bot token", BOT_TOKEN);
        keep("token that no bot has", UNUSED_TOKEN);
        keep("key of an import", IMPORT_KEY);
        keep("key of a provider that is tested", TESTED_KEY);
        keep("key that nobody has made", WRONG_KEY);
        keep("key of a provider", "key-of-" + MODEL);
        keep("administrator's key", PLATFORM.adminToken());
        Files.readAllLines(PLATFORM.home().resolve("secrets")).stream()
                .map(line -> line.split("=", 2))
                .filter(setting -> !setting[0].contains("PUBLIC"))
                .forEach(setting -> keep(setting[0], setting[1]));
        useKeys();
        talk();
        try (var prices = PriceServer.start()) {
            askServers(prices);
            importProducts(prices);
        }
    }

    private static void keep(String name, String secret) {
        SECRETS.add(Canary.of(name, secret));
    }

    private static void useKeys() {
        var made =
                API.create("/api/tokens", JsonApi.object().put("name", "Canary").put("role", "viewer"));
        var key = made.required("token").asText();
        keep("key", key);
        see(with(key).get("/api/bots"));
        see(with(key).body("{}").post("/api/bots"));
        see(with(key).get("/api/bots/" + key));
        see(with(key).get("/api/bots?cursor=" + key));
        see(with(PLATFORM.adminToken()).body(nonsense(key)).post("/api/tokens"));
        API.delete("/api/tokens/" + made.required("id").asText());
        see(with(key).get("/api/bots"));
        see(with(WRONG_KEY).get("/api/bots"));
        see(given().baseUri(gateway())
                .header("Authorization", "Basic " + WRONG_KEY)
                .get("/api/bots"));
    }

    /// A body that is no JSON after a secret.
    private static String nonsense(String secret) {
        return "{\"name\": \"%s\", \"token\": \"%s\", \"surprise\": [".formatted(secret, secret);
    }

    private static void talk() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider(MODEL));
        MODELS.hurry(MODEL);
        var ada = bot.meet();
        ada.write(WORDS);
        ada.sees("In short");
        MODELS.script(MODEL, JsonApi.object().put("kind", "wrong_key"));
        ada.write(WORDS);
        await("the refusal of the model")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> MODELS.requestsTo(MODEL).size() >= 2);
        see(admin().get("/api/bots/%s/settings".formatted(bot.id())));
        see(admin().get("/api/bots/%s/export".formatted(bot.id())));
        var tested = MODELS.provider("tested").put("api_key", TESTED_KEY);
        test(bot, tested);
        test(bot, tested.deepCopy().put("base_url", UNREACHABLE));
        test(bot, tested.deepCopy().put("base_url", TESTED_KEY));
    }

    private static void test(TalkingBot bot, ObjectNode provider) {
        var wanted = JsonApi.object().put("bot", bot.id());
        see(admin().body(wanted.set("provider", provider).toString()).post("/api/llm/test"));
    }

    private static void askServers(PriceServer prices) {
        var demo = new Demo("Canary " + NONCE, BOT_TOKEN, SCENARIO);
        var bot = new DemoBot(API, demo).make().id();
        var chat = new Chat(BOT_TOKEN, PLATFORM.telegram().newPerson("Ada", "en"));
        say(chat, "/price " + prices.at("localhost"));
        say(chat, "/price http://localhost:1/" + NONCE);
        for (var kind : List.of("server_error", "html_error", "too_many_requests", "connection_reset", "blocked")) {
            PLATFORM.telegram().breakNext(chat, kind);
            say(chat, WORDS);
        }
        changeToken(bot);
        knockAsTelegram(bot);
        Stream.of("export", "health", "settings", "")
                .forEach(what -> see(admin().get("/api/bots/%s/%s".formatted(bot, what))));
        see(admin().post("/api/bots/%s/repair".formatted(bot)));
        see(admin().get("/api/scenarios?bot_id=" + bot));
    }

    private static void say(Chat chat, String text) {
        long before = PLATFORM.telegram().calls(chat).size();
        PLATFORM.telegram().write(chat, text);
        await("an answer to " + text)
                .atMost(TestPlatform.PATIENCE)
                .until(() -> PLATFORM.telegram().calls(chat).size() > before);
    }

    private static void changeToken(String bot) {
        var draft = JsonApi.object().put("name", "Canary").put("token", BOT_TOKEN);
        see(admin().body(draft.toString()).post("/api/bots"));
        see(admin().body(draft.put("token", UNUSED_TOKEN).put("bot_type", "fax").toString())
                .post("/api/bots"));
        see(admin().body(nonsense(UNUSED_TOKEN)).patch("/api/bots/" + bot));
        see(admin().body(JsonApi.object().put("token", UNUSED_TOKEN + " \u0000").toString())
                .patch("/api/bots/" + bot));
    }

    /// With the secret that only Telegram knows.
    private static void knockAsTelegram(String bot) {
        var secret = await("the secret in the simulator's file")
                .atMost(TestPlatform.PATIENCE)
                .until(CanaryJourney::secretAtTelegram, Optional::isPresent)
                .orElseThrow();
        keep("secret of a webhook", secret);
        for (var sent : List.of(secret, secret + "x")) {
            see(given().baseUri(gateway())
                    .contentType("application/json")
                    .header("X-Telegram-Bot-Api-Secret-Token", sent)
                    .body(nonsense(WORDS))
                    .post("/telegram/" + bot));
        }
    }

    private static Optional<String> secretAtTelegram() throws IOException {
        var telegram = new ObjectMapper()
                .readTree(PLATFORM.home().resolve("simulator.json").toFile());
        return telegram.required("bots")
                .valueStream()
                .filter(known -> known.required("token").asText().equals(BOT_TOKEN))
                .flatMap(known -> known.findValues("secret").stream())
                .map(JsonNode::asText)
                .findFirst();
    }

    private static void importProducts(PriceServer prices) {
        for (var url : List.of(prices.at("127.0.0.1"), UNREACHABLE)) {
            var wanted = JsonApi.object().put("name", "Canary").put("url", url).put("key", IMPORT_KEY);
            wanted.putObject("fields").put("id", "/id").put("name", "/name");
            var path = "/api/knowledge/imports/"
                    + API.create("/api/knowledge/imports", wanted)
                            .required("id")
                            .asText();
            see(admin().post(path + "/run"));
            await("the end of an import")
                    .atMost(TestPlatform.PATIENCE)
                    .until(() -> API.get(path).hasNonNull("last_run"));
            see(admin().get(path));
            see(admin().body(wanted.put("url", IMPORT_KEY).toString()).put(path));
        }
        see(admin().get("/api/knowledge/imports"));
    }

    private static void see(Response answer) {
        ANSWERS.add(new Trace("answer " + answer.statusCode(), answer.asString()));
    }

    private static RequestSpecification admin() {
        return with(PLATFORM.adminToken());
    }

    private static RequestSpecification with(String key) {
        return given().baseUri(gateway()).contentType("application/json").header("Authorization", "Bearer " + key);
    }

    private static String gateway() {
        return PLATFORM.stack().url(PlatformService.GATEWAY).toString();
    }

    @Test
    void noAnswerTellsASecret() {
        assertThat(found(ANSWERS.stream(), SECRETS)).isEmpty();
        assertThat(ANSWERS).extracting(Trace::place).contains("answer 200", "answer 400", "answer 401", "answer 409");
    }

    @Test
    void logsAndMetricsTellNeitherSecretsNorWords() {
        var both = Stream.concat(SECRETS.stream(), PRIVATE.stream()).toList();

        assertThat(found(TRACES.logsAndMetrics(), both)).isEmpty();
    }

    @Test
    void databasesKeepSecretsSealedOnly() {
        assertThat(found(TRACES.databases(), SECRETS)).isEmpty();
        assertThat(found(TRACES.databases(), PRIVATE)).isNotEmpty();
    }

    @Test
    void messagesBetweenServicesCarryNoSecrets() {
        assertThat(found(TRACES.topics(), SECRETS)).isEmpty();
        assertThat(found(TRACES.topics(), PRIVATE)).isNotEmpty();
    }

    private static List<String> found(Stream<Trace> traces, List<Canary> canaries) {
        return traces.flatMap(trace -> canaries.stream()
                        .filter(canary -> canary.isIn(trace.line()))
                        .map(trace::found))
                .toList();
    }
}
