package dev.beseda.llm.memory;

import static dev.beseda.llm.memory.rules.Talking.NOON;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.llm.memory.rules.Talking;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class MemoryResourceIT {
    private static final String MEMORY = "/api/llm/conversations/{id}/memory";
    private static final String FACTS = "/api/llm/conversations/{id}/facts";
    private static final String PROMPTS = "/api/llm/prompts";

    @Inject
    Notebook notebook;

    private final Talk talk = Talking.talk();
    private UUID reply = UUID.randomUUID();

    @BeforeEach
    void talk() {
        notebook.withBot(talk);
        reply = notebook.remember(talk, "Меня зовут Ада", "Здравствуйте, Ада", NOON);
    }

    @Test
    void aFactIsPinnedShownAndTakenAway() {
        var pinned = ours().body(Map.of("text", "Любит чай")).post(FACTS, talk.conversation());
        assertThat(pinned).hasStatus(201).has("text", "Любит чай");

        assertThat(ours().get(MEMORY, talk.conversation()))
                .hasStatus(200)
                .has("turns", 1)
                .has("summary", "")
                .has("bot_id", talk.bot().toString())
                .lists("facts.text", "Любит чай");
        assertThat(ours().delete(FACTS + "/{fact}", talk.conversation(), pinned.<Integer>path("id")))
                .hasStatus(204);

        assertThat(ours().get(MEMORY, talk.conversation()).jsonPath().getList("facts"))
                .isEmpty();
    }

    @Test
    void nobodyPinsMoreThanFiftyFacts() {
        IntStream.range(0, 50)
                .forEach(at -> assertThat(
                                ours().body(Map.of("text", "Факт " + at)).post(FACTS, talk.conversation()))
                        .hasStatus(201));

        assertThat(ours().body(Map.of("text", "Ещё один")).post(FACTS, talk.conversation()))
                .isProblem(409, "too-many-facts");
    }

    @Test
    void aMemoryIsResetByHand() {
        assertThat(ours().post("/api/llm/conversations/{id}/reset", talk.conversation()))
                .hasStatus(204);

        assertThat(ours().get(MEMORY, talk.conversation())).has("turns", 0);
        assertThat(notebook.prompt(talk, "Кто я?")).doesNotContain("Ада");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/llm/conversations/{id}/memory",
        "POST, /api/llm/conversations/{id}/facts",
        "DELETE, /api/llm/conversations/{id}/facts/1",
        "POST, /api/llm/conversations/{id}/reset",
    })
    void toAnotherWorkspaceAMemoryDoesNotExist(String method, String path) {
        var answer = of(UUID.randomUUID()).body(Map.of("text", "Мы")).request(method, path, talk.conversation());

        assertThat(answer).isProblem(404, "absent");
        assertThat(notebook.prompt(talk, "Кто я?")).contains("Ада").doesNotContain("Мы");
    }

    @Test
    void ownersSeeWhatTheModelWasGivenToRead() {
        notebook.remember(talk, "Кто я?", "Вы Ада", NOON.plusSeconds(1));

        var list = ours().get(PROMPTS + "?conversation={id}", talk.conversation());
        var shown = ours().get(PROMPTS + "/{reply}", list.<String>path("items[0].reply"));

        assertThat(list).hasStatus(200).has("items.size()", 2).has("items[1].reply", reply.toString());
        assertThat(shown)
                .hasStatus(200)
                .has("provider", "mistral")
                .has("model", "mistral-small-latest")
                .has("parts[1].name", "history")
                .has("parts[1].text", "Person: Меня зовут Ада\nBot: Здравствуйте, Ада")
                .has("parts[2].text", "Кто я?");
        assertThat(shown.jsonPath().<Integer>getList("parts.tokens").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(shown.jsonPath().getInt("tokens"));
    }

    @Test
    void theLastTwentyPromptsAreKept() {
        IntStream.range(0, 22).forEach(at -> notebook.remember(talk, "Вопрос " + at, "Ответ", NOON.plusSeconds(at)));

        var list = ours().get(PROMPTS + "?conversation={id}", talk.conversation());

        assertThat(list).has("items.size()", 20);
        assertThat(list.jsonPath().<String>getList("items.reply")).doesNotContain(reply.toString());
    }

    @Test
    void toAnotherWorkspaceAPromptDoesNotExist() {
        var theirs = of(UUID.randomUUID());

        assertThat(theirs.get(PROMPTS + "/{reply}", reply)).isProblem(404, "absent");
        assertThat(of(UUID.randomUUID()).get(PROMPTS + "?conversation={id}", talk.conversation()))
                .has("items.size()", 0);
        assertThat(ours().get(PROMPTS)).isBadField("conversation");
    }

    private RequestSpecification ours() {
        return of(talk.workspace());
    }

    private static RequestSpecification of(UUID workspace) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(workspace, "editor"))
                .contentType(ContentType.JSON);
    }
}
