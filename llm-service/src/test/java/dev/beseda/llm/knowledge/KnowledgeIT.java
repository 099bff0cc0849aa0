package dev.beseda.llm.knowledge;

import static dev.beseda.llm.knowledge.TestBots.editor;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.llm.knowledge.search.Knowledge;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class KnowledgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DOCUMENTS = "/api/knowledge/documents";
    private static final String PRODUCTS = "/api/knowledge/products";
    private static final String IMPORTS = "/api/knowledge/imports";

    private final UUID workspace = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private final OwnerServer server = new OwnerServer();

    @Inject
    TestBots bots;

    @Inject
    Knowledge knowledge;

    private UUID bot;

    @BeforeEach
    void makeABot() throws Exception {
        bot = bots.make(workspace);
    }

    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @Test
    void aFileIsReadFoundAndForgottenWithItsDocument() {
        var file = "name;weight\nЧайник;два килограмма\n".getBytes(Charset.forName("windows-1251"));

        var added = editor(workspace)
                .contentType("multipart/form-data")
                .multiPart("file", "goods.csv", file, "text/csv")
                .multiPart("bot", bot.toString())
                .post(DOCUMENTS);
        assertThat(added).hasStatus(201).has("kind", "csv").has("title", "goods.csv");
        assertThat(ended(added)).has("state", "ready").has("passages", 1).has("bot", bot.toString());
        assertThat(found("Сколько весит чайник?")).containsExactly("goods.csv › rows 1–1");

        var path = DOCUMENTS + "/" + added.path("id");
        assertThat(editor(stranger).get(path)).isProblem(404, "absent");
        assertThat(editor(stranger).delete(path)).isProblem(404, "absent");
        assertThat(editor(workspace).delete(path)).hasStatus(204);
        assertThat(found("Сколько весит чайник?")).isEmpty();
    }

    @Test
    void aLargeFileIsTakenAndATooLargeOneIsNot() {
        var large = ("word ".repeat(9) + "\n\n").repeat(40_000).getBytes(StandardCharsets.UTF_8);

        var taken = upload("large.txt", large);
        var refused = upload("huge.txt", new byte[10_900_000]);

        assertThat(taken).hasStatus(201).has("size_bytes", large.length);
        assertThat(ended(taken)).has("state", "ready");
        assertThat(refused).isProblem(413, "too-large");
        assertThat(editor(workspace)
                        .body("{\"title\": \"" + "x".repeat(3_000_000) + "\"}")
                        .post(DOCUMENTS))
                .isProblem(413, "too-large");
    }

    @Test
    void whatCanNotBeReadSaysWhy() {
        assertThat(ended(upload("broken.pdf", "%PDF-1.7 no more".getBytes(StandardCharsets.UTF_8))))
                .has("state", "failed")
                .hasText("failure", "broken");
        assertThat(upload("a.docx", new byte[] {'P', 'K'})).isBadField("file");
        assertThat(editor(workspace)
                        .contentType("multipart/form-data")
                        .multiPart("title", "x")
                        .post(DOCUMENTS))
                .isBadField("file");
        assertThat(add(Map.of("title", "Nothing"))).isBadField("text");
        assertThat(add(Map.of("text", "No title"))).isBadField("title");
        assertThat(add(Map.of("url", "http://10.0.0.1/"))).isBadField("url");
        assertThat(add(Map.of("url", "https://example.com/", "title", "Both", "text", "Hi")))
                .isBadField("url");
    }

    @Test
    void aPageOfTheWebIsReadWhereItsRedirectLeads() {
        server.redirects("/old", "/new");
        server.answers(
                "/new",
                "text/html; charset=windows-1251",
                "<title>Магазин</title><h1>Доставка</h1><p>Курьер приезжает вечером.</p>",
                Charset.forName("windows-1251"));
        server.redirects("/inside", "http://10.0.0.1/");

        var page = ended(add(Map.of("url", server.url("/old"))));
        var inside = ended(add(Map.of("url", server.url("/inside"))));
        var missing = ended(add(Map.of("url", server.url("/missing"))));

        assertThat(page).has("state", "ready").has("title", "Магазин").has("kind", "page");
        assertThat(found("Когда приедет курьер?")).containsExactly("Магазин › Доставка (" + server.url("/old") + ")");
        assertThat(inside).has("state", "failed").hasText("failure", "https://");
        assertThat(missing).has("state", "failed").hasText("failure", "404");
    }

    @Test
    void productsAreKeptFoundAndCitedWithTheirPrice() {
        var course =
                Map.of("name", "Курс Java", "price_minor", 199_000, "currency", "RUB", "url", "https://example.com/j");
        var added = editor(workspace).body(course).post(PRODUCTS);
        assertThat(added).hasStatus(201).has("price", "1\u00a0990\u00a0₽").has("available", true);
        var path = PRODUCTS + "/" + added.path("id");

        var passages = knowledge
                .passages(workspace, bot, "сколько стоит курс java")
                .await()
                .atMost(PATIENCE);
        assertThat(passages.getFirst().source()).isEqualTo("Курс Java (https://example.com/j)");
        assertThat(passages.getFirst().text()).contains("1\u00a0990\u00a0₽");

        var changed = editor(workspace)
                .body(Map.of("name", "Курс Kotlin", "tags", List.of("jvm"), "attributes", Map.of("level", "новичок")))
                .put(path);
        assertThat(changed).hasStatus(200).hasNo("price").has("attributes.level", "новичок");
        assertThat(found("есть курс для новичков?")).containsExactly("Курс Kotlin");
        assertThat(editor(workspace).get(PRODUCTS + "?text=kotl")).has("items[0].name", "Курс Kotlin");
        assertThat(editor(workspace).get(PRODUCTS + "?text=java").jsonPath().getList("items"))
                .isEmpty();
        assertThat(editor(stranger).get(path)).isProblem(404, "absent");
        assertThat(editor(workspace).body(Map.of("name", "A", "price_minor", 5)).put(path))
                .isBadField("currency");
        assertThat(editor(workspace).delete(path)).hasStatus(204);
        assertThat(found("есть курс для новичков?")).isEmpty();
    }

    @Test
    void aPartnersListIsTakenWholeOrNotAtAll() {
        var wanted = Map.of(
                "name", "Shop",
                "url", server.url("/list"),
                "key", "secret-key",
                "key_header", "X-Api-Key",
                "list_pointer", "/items",
                "fields", Map.of("id", "/id", "name", "/name", "price", "/price", "usual_currency", "RUB"));
        var added = editor(workspace).body(wanted).post(IMPORTS);
        assertThat(added).hasStatus(201).has("has_key", true).hasNo("key").hasNo("next_run_at");
        var path = IMPORTS + "/" + added.path("id");

        lists("{\"items\": [{\"id\": 1, \"name\": \"Чашка\", \"price\": 100}, {\"id\": 2, \"name\": \"Ложка\"}]}");
        assertThat(run(path))
                .has("succeeded", true)
                .has("added", 2)
                .has("changed", 0)
                .has("removed", 0);
        assertThat(server.key()).contains("secret-key");
        assertThat(run(path)).has("added", 0).has("changed", 0).has("removed", 0);

        lists("{\"items\": [{\"id\": 1, \"name\": \"Чашка\", \"price\": 150}, {\"id\": 3, \"name\": \"Вилка\"}]}");
        assertThat(run(path)).has("added", 1).has("changed", 1).has("removed", 1);
        assertThat(found("сколько стоит чашка")).containsExactly("Чашка");

        for (var bad : List.of("", "<html>", "{\"items\": []}", "{\"items\": [{\"id\": 9, \"name\": \"X\"}, {}]}")) {
            lists(bad);
            assertThat(run(path)).has("succeeded", false).has("removed", 0);
        }
        assertThat(editor(workspace).get(path)).has("products", 2).hasText("last_run.error", "item 2");
        assertThat(editor(workspace).get(PRODUCTS).jsonPath().getList("items.name"))
                .containsExactly("Чашка", "Вилка");

        assertThat(editor(stranger).post(path + "/run")).isProblem(404, "absent");
        assertThat(editor(workspace).delete(path)).hasStatus(204);
        assertThat(editor(workspace).get(PRODUCTS).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void anImportWithATimetableRunsByItself() {
        lists("[{\"id\": 1, \"name\": \"Чашка\"}]");
        var wanted = Map.of(
                "name",
                "Shop",
                "url",
                server.url("/list"),
                "every_minutes",
                15,
                "fields",
                Map.of("id", "/id", "name", "/name"));
        var path = IMPORTS + "/" + editor(workspace).body(wanted).post(IMPORTS).path("id");

        await().atMost(PATIENCE)
                .until(() -> editor(workspace).get(path).jsonPath().getInt("products") == 1);

        assertThat(editor(workspace).get(path)).has("last_run.added", 1);
        var often = Map.of("name", "S", "url", server.url("/"), "every_minutes", 5, "fields", wanted.get("fields"));
        assertThat(editor(workspace).body(often).post(IMPORTS)).isBadField("every_minutes");
    }

    @Test
    void programAndStrategyAreThoseOfTheBotOrElseOfTheWorkspace() {
        write("program-info", Map.of("text", "# Уроки\n\nПервый урок бесплатно."));
        write("strategy", Map.of("text", "Сначала спроси о цели урока."));
        assertThat(editor(workspace).get("/api/knowledge/strategy?bot=" + bot)).hasText("text", "спроси");
        assertThat(found("Первый урок платный?")).containsExactly("Program › Уроки");

        write("program-info", Map.of("bot", bot, "text", "# Пробный урок\n\nПервый урок за полцены."));
        assertThat(editor(workspace).get("/api/knowledge/program-info?bot=" + bot))
                .has("bot", bot.toString());
        assertThat(found("Первый урок платный?")).containsExactly("Program › Пробный урок");
        assertThat(editor(stranger).get("/api/knowledge/program-info?bot=" + bot))
                .isProblem(404, "absent");

        write("program-info", Map.of("bot", bot, "text", ""));
        assertThat(found("Первый урок платный?")).containsExactly("Program › Уроки");
    }

    @Test
    void adviceNamesRealProductsAndStatesNoForeignPrice() {
        var ask = "/api/ai/recommend-product?bot=" + bot + "&need=";
        assertThat(editor(workspace).get(ask + "курс")).isProblem(409, "no-products");
        var id = editor(workspace)
                .body(Map.of("name", "Курс Java", "price_minor", 199_000, "currency", "RUB"))
                .post(PRODUCTS)
                .path("id");

        var right = editor(workspace).get(ask + "Нужен курс Java за 1990 рублей");
        var wrong = editor(workspace).get(ask + "Нужен курс Java. Но за 500 рублей.");
        assertThat(right).hasStatus(200).has("products[0].id", id).has("removed_prices", List.of());
        assertThat(right).hasText("text", "1990 рублей");
        assertThat(wrong).has("products[0].price_minor", 199_000).has("removed_prices", List.of("500 рублей"));
        assertThat(wrong.path("text").toString()).doesNotContain("500");

        var objection = Map.of("bot", bot, "objection", "Курс Java стоит 3000 ₽? Дорого", "product", id);
        var answer = editor(workspace).body(objection).post("/api/ai/handle-objection");
        assertThat(answer).hasStatus(200).has("removed_prices", List.of("3000 ₽"));
        assertThat(editor(stranger).get(ask + "курс")).isProblem(404, "absent");
        assertThat(editor(workspace).get("/api/ai/recommend-product")).isBadField("bot");
    }

    private void lists(String body) {
        server.answers("/list", "application/json", body, StandardCharsets.UTF_8);
    }

    private Response run(String path) {
        return editor(workspace).post(path + "/run");
    }

    private void write(String guide, Map<String, Object> draft) {
        assertThat(editor(workspace).body(draft).put("/api/knowledge/" + guide)).hasStatus(200);
    }

    private Response add(Map<String, Object> draft) {
        return editor(workspace).body(draft).post(DOCUMENTS);
    }

    private Response upload(String name, byte[] content) {
        return editor(workspace)
                .contentType("multipart/form-data")
                .multiPart("file", name, content, "application/octet-stream")
                .post(DOCUMENTS);
    }

    private Response ended(Response added) {
        var path = DOCUMENTS + "/" + added.path("id");
        await().atMost(PATIENCE)
                .until(() -> List.of("ready", "failed")
                        .contains(editor(workspace).get(path).jsonPath().getString("state")));
        return editor(workspace).get(path);
    }

    private List<String> found(String question) {
        return knowledge.passages(workspace, bot, question).await().atMost(PATIENCE).stream()
                .map(Knowledge.Passage::source)
                .toList();
    }
}
