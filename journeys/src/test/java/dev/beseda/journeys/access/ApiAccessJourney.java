package dev.beseda.journeys.access;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Reference;
import dev.beseda.journeys.platform.Reference.Operation;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.PlatformService;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who has no business at an operation of the API, or comes with the wrong thing, is told so; the operations are
/// those that the API's own description names.
class ApiAccessJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final JsonApi OWNER = PLATFORM.api();
    private static final Reference REFERENCE = Reference.of(PLATFORM);
    private static final byte[] BAD_UTF_8 = "{\"name\": \"\u00c3(\"}".getBytes(StandardCharsets.ISO_8859_1);

    private static final String NOBODYS_ID = "01990000-0000-7000-8000-000000000000";

    private static final String PERSON = "7800000042";

    /// One thing of each kind, all in the first workspace.
    private static Map<String, Thing> ours;

    private static String foreignKey;

    /// @param shownAt where it can be seen that it is there
    private record Thing(String id, String shownAt) {}

    @BeforeAll
    static void furnish() {
        var unused = Crowd.gather(PLATFORM.telegram(), EchoBots.make(PLATFORM, 1), 1);
        ours = new HashMap<>();
        Stream.of("bots", "scenarios", "steps", "conversations").forEach(ApiAccessJourney::find);
        make("tokens", JsonApi.object().put("name", "Ours").put("role", "viewer"));
        make("knowledge/documents", JsonApi.object().put("title", "Ours").put("text", "Ours"));
        make("knowledge/products", JsonApi.object().put("name", "Ours"));
        make("knowledge/imports", anImport());
        ours.put("templates", new Thing("survey", "/api/templates"));
        talk();
        earn();
        put("payments", AskedPayment.make(PLATFORM, Long.parseLong(PERSON)).toString());
        foreignKey = OWNER.create("/api/workspaces", JsonApi.object().put("name", "Theirs"))
                .at("/owner/token")
                .asText();
    }

    private static void find(String things) {
        put(things, OWNER.get("/api/" + things).at("/items/0/id").asText());
    }

    private static void make(String things, ObjectNode draft) {
        put(things, OWNER.create("/api/" + things, draft).at("/id").asText());
    }

    private static void put(String things, String id) {
        ours.put(things, new Thing(id, "/api/%s?limit=200".formatted(things)));
    }

    /// Somebody asks a bot that talks: there is a reply then, a prompt, and a conversation that remembers.
    private static void talk() {
        var bot = TalkingBot.make(PLATFORM, JsonApi.object().put("provider", "demo"));
        var ada = bot.meet();
        ada.write("Hello");
        ada.sees("Hello!");
        var reply = bot.replies().getFirst();
        var id = reply.required("id").asText();
        var conversation = reply.required("conversation_id").asText();
        put("llm/replies", id);
        ours.put("llm/prompts", new Thing(id, "/api/llm/prompts?conversation=" + conversation));
        ours.put(
                "llm/conversations",
                new Thing(conversation, "/api/llm/conversations/%s/memory".formatted(conversation)));
    }

    /// A person has money, some of which is held, and there is a promo code for more.
    private static void earn() {
        var topUp = move("transfers", money().put("type", "top_up").put("way", "bank"));
        ours.put("transfers", new Thing(topUp, "/api/transfers/" + topUp));
        ours.put("holds", new Thing(move("holds", money()), "/api/holds?person=" + PERSON));
        Stream.of("balances", "statements")
                .forEach(things -> ours.put(things, new Thing(PERSON, "/api/balances/" + PERSON)));
        var promo = JsonApi.object().put("code", "OURS").put("currency", "rub").put("amount", 100);
        put("promos", OWNER.create("/api/promos", promo).at("/code").asText());
    }

    private static ObjectNode money() {
        return JsonApi.object()
                .put("person", Long.parseLong(PERSON))
                .put("currency", "rub")
                .put("amount", 100)
                .put("memo", "Ours");
    }

    private static String move(String things, ObjectNode draft) {
        var moved = with(PLATFORM.adminToken())
                .header("Idempotency-Key", things)
                .body(draft.toString())
                .post("/api/" + things);
        assertThat(moved).hasStatus(201);
        return moved.jsonPath().getString("id");
    }

    private static ObjectNode anImport() {
        var draft = JsonApi.object().put("name", "Ours").put("url", "https://shop.example.com/");
        draft.putObject("fields").put("id", "/id").put("name", "/name");
        return draft;
    }

    static List<Operation> operations() {
        return REFERENCE.operations();
    }

    /// Templates are nobody's.
    static Stream<Operation> operationsOnOneThing() {
        return operations().stream()
                .filter(Operation::isAboutOneThing)
                .filter(operation -> !operation.things().equals("templates"));
    }

    static Stream<Operation> operationsWithABody() {
        return operations().stream().filter(operation -> operation.example().isPresent());
    }

    static Stream<Operation> unknownMethods() {
        return REFERENCE.unknownMethods().stream();
    }

    static Stream<Arguments> fieldsOfBodies() {
        return operationsWithABody()
                .flatMap(operation -> operation.example().orElseThrow().properties().stream()
                        .map(field -> Arguments.of(operation, field.getKey())));
    }

    @Test
    void theDescriptionKnowsTheOperationsOfAllRooms() {
        assertThat(operations())
                .extracting(Operation::things)
                .contains("bots", "fleet", "scenarios", "steps", "conversations", "retention", "tokens", "workspaces")
                .contains("templates")
                .contains("balances", "transfers", "holds", "statements", "ledger", "promos", "payments")
                .contains("knowledge", "ai", "llm", "llm/replies", "llm/prompts", "llm/conversations");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutAKeyNothingOpens(Operation operation) {
        assertThat(ask(anybody(), operation)).isProblem(401, "unauthorized");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aKeyNobodyMadeOpensNothing(Operation operation) {
        assertThat(ask(with("beseda_nobody-has-made-this-key"), operation)).isProblem(401, "unauthorized");
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneThing")
    void toAnotherWorkspaceOurThingsDoNotExist(Operation operation) {
        var body = operation.example().map(ObjectNode::toString).orElse("");

        assertThat(ask(with(foreignKey).body(body), operation)).isProblem(404, "absent");

        var thing = ours.get(operation.things());
        assertThat(OWNER.get(thing.shownAt()).toString()).contains(thing.id());
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void anUnknownFieldIsNamed(Operation operation) {
        var body = example(operation).put("surprise", 1);

        assertThat(send(operation, body)).isBadField("surprise");
    }

    @ParameterizedTest
    @MethodSource("fieldsOfBodies")
    void aFieldOfTheWrongTypeIsNamed(Operation operation, String field) {
        var body = example(operation);
        body.putArray(field).addArray();

        assertThat(send(operation, body)).isBadField(field);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void bytesThatAreNoTextAreRefused(Operation operation) {
        assertThat(ask(with(PLATFORM.adminToken()).body(BAD_UTF_8), operation)).isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void tenMegabytesAreTooMuch(Operation operation) {
        var body = "{\"name\": \"" + "x".repeat(10_000_000) + "\"}";

        assertThat(ask(with(PLATFORM.adminToken()).body(body), operation)).isProblem(413, "too-large");
    }

    @ParameterizedTest
    @MethodSource("unknownMethods")
    void aMethodThatAPathDoesNotKnowIsRefused(Operation operation) {
        assertThat(ask(with(PLATFORM.adminToken()), operation)).isProblem(405, "wrong-method");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aSlashAtTheEndChangesNothing(Operation operation) {
        var path = operation.at(NOBODYS_ID);
        var surprise = "{\"surprise\": 1}";

        // What the platform does by itself may change an answer from one moment to the next.
        await().untilAsserted(() -> {
            var without = with(PLATFORM.adminToken()).body(surprise).request(operation.method(), path);
            var with = with(PLATFORM.adminToken()).body(surprise).request(operation.method(), path + "/");

            assertThat(with.statusCode()).isEqualTo(without.statusCode());
            assertThat(with.asString()).isEqualTo(without.asString());
        });
    }

    private static ObjectNode example(Operation operation) {
        return operation.example().orElseThrow().deepCopy();
    }

    private static Response send(Operation operation, ObjectNode body) {
        return ask(with(PLATFORM.adminToken()).body(body.toString()), operation);
    }

    /// The operation on our thing, where it is about one.
    private static Response ask(RequestSpecification request, Operation operation) {
        var path = operation.isAboutOneThing()
                ? operation.at(Objects.requireNonNull(ours.get(operation.things()), operation.path())
                        .id())
                : operation.path();
        return request.request(operation.method(), path);
    }

    private static RequestSpecification with(String key) {
        return anybody().header("Authorization", "Bearer " + key);
    }

    private static RequestSpecification anybody() {
        return given().baseUri(PLATFORM.stack().url(PlatformService.GATEWAY).toString())
                .contentType("application/json");
    }
}
