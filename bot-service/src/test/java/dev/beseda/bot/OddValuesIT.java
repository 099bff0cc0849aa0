package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Odd values at every place that takes free JSON or free text: each is taken or refused, none is a fault of ours.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class OddValuesIT {
    private static final int FAULT = 500;
    private static final int DEEP = 900;
    private static final long CHAT = 77;

    private static final List<String> VALUES = List.of(
            "1e400",
            "-1e999999999",
            "1e-400",
            "1.5",
            "123456789012345678901234567890123456789012345",
            "9223372036854775807",
            "-1",
            "true",
            "null",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"\": null}",
            "{\"\\u0000\": \"x\"}",
            "{\"en\": \"a\\u0000b\"}",
            "{\"a\": 1e400}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800 x\"",
            "\"\\u202e\\ufeff\\uffff\"",
            "\"{\"",
            "\"{x, plural, one {\"",
            "\"%00%ff%\"",
            "\"/a/~2\"",
            "\"+100000001-01-01T00:00:00Z\"",
            "\"" + "x".repeat(20_000) + "\"",
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));

    /// The type of a step, and what is in its config.
    private static final List<String> STEPS = List.of(
            "message|\"text\": @",
            "message|\"text\": {\"en\": @}",
            "message|\"text\": \"x\", \"format\": @",
            "message|\"text\": \"x\", \"buttons\": @",
            "message|\"text\": \"x\", \"buttons\": [[{\"label\": @, \"url\": @}]]",
            "message|\"media\": @",
            "message|\"media\": [{\"kind\": \"photo\", \"file\": @}]",
            "condition|\"expression\": @, \"then\": \"a\", \"otherwise\": \"b\"",
            "condition|\"variable\": \"x\", \"operator\": \"equals\", \"value\": @, \"then\": \"a\","
                    + " \"otherwise\": \"b\"",
            "set_variable|\"variable\": \"x\", \"value\": @",
            "set_variable|\"variable\": \"x\", \"expression\": @",
            "scenario|\"scenario\": @",
            "random_split|\"branches\": @",
            "random_split|\"branches\": [{\"weight\": @, \"to\": @}]",
            "delay|\"time\": @",
            "http_request|\"url\": @",
            "http_request|\"url\": \"https://a.example\", \"method\": @",
            "http_request|\"url\": \"https://a.example\", \"headers\": @",
            "http_request|\"url\": \"https://a.example\", \"headers\": {\"x\": @}",
            "http_request|\"url\": \"https://a.example\", \"body\": @",
            "http_request|\"url\": \"https://a.example\", \"body\": {\"x\": @}",
            "http_request|\"url\": \"https://a.example\", \"save\": {\"x\": @}",
            "llm_reply|\"instructions\": @",
            "llm_reply|\"input\": @",
            "media_generation|\"model\": @, \"prompt\": \"x\"",
            "media_generation|\"model\": \"x\", \"prompt\": @");

    private static final List<String> QUESTIONS = List.of(
            "question|\"text\": \"x\", \"variable\": @",
            "question|\"text\": \"x\", \"pattern\": @",
            "question|\"text\": \"x\", \"retries\": @, \"otherwise\": @",
            "question|\"text\": \"x\", \"answer\": \"number\", \"least\": @",
            "question|\"text\": \"x\", \"answer\": \"date\", \"earliest\": @",
            "question|\"text\": \"x\", \"answer\": \"choice\", \"options\": @",
            "question|\"text\": \"x\", \"answer\": \"choice\", \"options\": [@]",
            "question|\"text\": \"x\", \"answer\": \"choice\", \"options\": [{\"label\": @, \"value\": @}]",
            "question|\"text\": \"x\", \"answer\": \"file\", \"kinds\": @, \"most_bytes\": @",
            "question|\"text\": \"x\", \"answer\": \"rating\", \"from\": @, \"to\": @",
            "question|\"text\": \"x\", \"timeout\": @");

    @Inject
    Pool pool;

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "owner");
    private final UUID conversation = UUID.randomUUID();
    private UUID bot;
    private UUID scenario;

    @BeforeEach
    void makeABot() {
        bot = api.bot();
        scenario = api.scenario(bot);
        hearOfPayments();
        pool.preparedQuery("insert into conversation (id, workspace_id, bot_id, chat_id, state) "
                        + "select $1, $2, $3, $4, '{\"language\": \"en\"}'")
                .execute(Tuple.of(conversation, workspace, bot, CHAT))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    /// What is told with the event goes into the conversation and into what the bot says.
    private void hearOfPayments() {
        var trigger = Map.of("type", "event", "value", "paid");
        var heard = Api.created(api.post("/api/scenarios", Map.of("bot_id", bot, "name", "Paid", "trigger", trigger)));
        api.step(heard, "message", Map.of("text", "{x} was paid"));
        assertThat(api.post("/api/scenarios/" + heard + "/publish").statusCode())
                .isEqualTo(200);
    }

    /// Where a value goes in place of the mark `@`.
    private record Place(String method, String path, String body) {}

    @Test
    void noValueOfABotIsAFault() {
        var settings = Stream.of(
                        "\"default_language\": @",
                        "\"timezone\": @",
                        "\"fallback_text\": @",
                        "\"fallback_text\": {\"en\": @}",
                        "\"commands\": @",
                        "\"commands\": [{\"command\": @, \"description\": \"x\"}]",
                        "\"menu_button\": @",
                        "\"menu_button\": {\"text\": @, \"url\": @}",
                        "\"description\": @",
                        "\"description\": {\"en\": @}",
                        "\"llm\": @",
                        "\"llm\": {\"system_prompt\": @}",
                        "\"llm\": {\"temperature\": @}",
                        "\"llm\": {\"providers\": @}",
                        "\"llm\": {\"providers\": [{\"provider\": \"openai\", \"model\": @, \"url\": @}]}")
                .map(field -> new Place("PUT", "/api/bots/" + bot + "/settings", "{%s}".formatted(field)));
        var bots = Stream.of("name", "description", "bot_type", "is_active", "token")
                .map(field -> new Place("PATCH", "/api/bots/" + bot, "{\"%s\": @}".formatted(field)));

        assertThat(faults(Stream.concat(settings, bots))).isEmpty();
    }

    @Test
    void noValueOfAScenarioIsAFault() {
        var drafts = Stream.of(
                        "\"name\": @, \"trigger\": {\"type\": \"none\"}",
                        "\"name\": \"A\", \"description\": @, \"trigger\": {\"type\": \"none\"}",
                        "\"name\": \"A\", \"trigger\": @",
                        "\"name\": \"A\", \"trigger\": {\"type\": @}",
                        "\"name\": \"A\", \"trigger\": {\"type\": \"text\", \"value\": @}",
                        "\"name\": \"A\", \"trigger\": {\"type\": \"pattern\", \"value\": @}",
                        "\"name\": \"A\", \"trigger\": {\"type\": \"event\", \"value\": @}")
                .map(fields -> new Place("PUT", "/api/scenarios/" + scenario, "{%s}".formatted(fields)));
        var tests = Stream.of("{\"tests\": @}", "{\"tests\": [{\"name\": @, \"steps\": [{\"person\": \"hi\"}]}]}");
        var given = Stream.of("variables\": @", "variables\": {\"x\": @}", "language\": @", "time\": @")
                .map(
                        "{\"tests\": [{\"name\": \"T\", \"given\": {\"%s}, \"steps\": [{\"person\": \"hi\"}]}]}"
                                ::formatted);
        var lines = Stream.of(
                        "\"person\": @",
                        "\"tap\": @",
                        "\"sends\": @",
                        "\"bot\": @",
                        "\"bot\": \"x\", \"buttons\": @",
                        "\"after\": @",
                        "\"answers\": @",
                        "\"answers\": {\"status\": @}",
                        "\"answers\": {\"status\": 200, \"body\": @}",
                        "\"model\": @",
                        "\"event\": @",
                        "\"event\": \"paid\", \"values\": {\"x\": @}",
                        "\"staff\": @")
                .map("{\"tests\": [{\"name\": \"T\", \"steps\": [{\"person\": \"/start\"}, {%s}]}]}"::formatted);
        var all = Stream.of(tests, given, lines)
                .flatMap(bodies -> bodies)
                .map(body -> new Place("PUT", "/api/scenarios/" + scenario + "/tests", body));

        assertThat(faults(Stream.concat(drafts, all))).isEmpty();
    }

    @Test
    void noValueOfAStepIsAFault() {
        var step = api.step(scenario, "end", Map.of());
        var places = Stream.of(STEPS, QUESTIONS)
                .flatMap(List::stream)
                .map(written -> written.split("\\|", 2))
                .map(parts -> new Place(
                        "PUT",
                        "/api/steps/" + step,
                        "{\"step_type\": \"%s\", \"config\": {%s}}".formatted(parts[0], parts[1])));

        assertThat(faults(places)).isEmpty();
    }

    @Test
    void noValueThatIsToldToAConversationIsAFault() {
        var events = Stream.of(
                        "\"name\": @, \"chat_id\": %d",
                        "\"name\": \"paid\", \"chat_id\": @",
                        "\"name\": \"paid\", \"chat_id\": %d, \"variables\": @",
                        "\"name\": \"paid\", \"chat_id\": %d, \"variables\": {\"x\": @}")
                .map(fields -> new Place(
                        "POST",
                        "/api/bots/" + bot + "/events",
                        "{" + fields.replace("%d", String.valueOf(CHAT)) + "}"));
        var messages = new Place("POST", "/api/conversations/" + conversation + "/messages", "{\"text\": @}");
        var retention = new Place("PUT", "/api/retention", "{\"days\": @}");

        assertThat(faults(Stream.concat(events, Stream.of(messages, retention))))
                .isEmpty();
    }

    @Test
    void noValueOfAQueryIsAFault() {
        var faults = new ArrayList<String>();
        for (var name : List.of("text", "from", "to", "chat_id", "bot_id", "cursor", "limit", "with_person")) {
            for (var value :
                    List.of("\0", "1e400", "-1", "+100000001-01-01T00:00:00Z", "-100000001-01-01", "%", "", "x")) {
                var answer = api.request().queryParam(name, value).get("/api/conversations");
                if (answer.statusCode() >= FAULT) {
                    faults.add("%s=%s: %s".formatted(name, value, answer.asString()));
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private List<String> faults(Stream<Place> places) {
        var faults = new ArrayList<String>();
        places.forEach(place -> VALUES.forEach(value -> {
            var answer = send(place, place.body().replace("@", value));
            if (answer.statusCode() >= FAULT) {
                faults.add("%s with %.60s: %s".formatted(place, value, answer.asString()));
            }
        }));
        return faults;
    }

    private Response send(Place place, String body) {
        return api.request().body(body).request(place.method(), place.path());
    }
}
