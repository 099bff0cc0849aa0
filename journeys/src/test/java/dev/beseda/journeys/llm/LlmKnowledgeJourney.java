package dev.beseda.journeys.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Models;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an owner gives a bot to know is what it answers from; what belongs to others it never hears of.
class LlmKnowledgeJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Models MODELS = PLATFORM.models();
    private static final String RETURNS =
            "# Returns\n\nWhoever wants to return a teapot brings it back within thirty-one days, unbroken.";

    private static TalkingBot bot;
    private static TalkingBot demo;

    @BeforeAll
    static void teach() {
        var api = workspace("Tea shop");
        bot = TalkingBot.make(PLATFORM, api, JsonApi.object(), MODELS.provider("librarian"));
        MODELS.hurry("librarian");
        demo = TalkingBot.make(PLATFORM, api, JsonApi.object(), JsonApi.object().put("provider", "demo"));
        var document = api.create(
                "/api/knowledge/documents",
                JsonApi.object().put("title", "Rules of the shop").put("text", RETURNS));
        var unused = api.create(
                "/api/knowledge/products",
                JsonApi.object()
                        .put("name", "Teapot Ruslan")
                        .put("description", "A cast-iron teapot for four cups")
                        .put("price_minor", 489_000)
                        .put("currency", "RUB"));
        await("the document to be read")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> api.get("/api/knowledge/documents/"
                                + document.required("id").asText())
                        .required("state")
                        .asText()
                        .equals("ready"));
    }

    private static JsonApi workspace(String name) {
        var made = PLATFORM.api().create("/api/workspaces", JsonApi.object().put("name", name));
        return new JsonApi(
                PLATFORM.stack().url("gateway"),
                Optional.of(made.at("/owner/token").asText()));
    }

    @Test
    void theModelIsGivenThePassageThatAnswersWithItsSource() {
        var ada = bot.meet();

        ada.write("Until when can I return a teapot?");
        ada.sees("In short");

        assertThat(prompt("Until when can I return")).contains("thirty-one days", "Rules of the shop");
    }

    @Test
    void theModelIsGivenThePriceOfTheProductThatIsAskedFor() {
        var ada = bot.meet();

        ada.write("How much is the teapot Ruslan?");
        ada.sees("In short");

        assertThat(prompt("How much is the teapot").replaceAll("[ \u00a0]", "")).contains("TeapotRuslan", "4890");
    }

    @Test
    void theDemoAnswersFromADocumentAndCitesIt() {
        var ada = demo.meet();

        ada.write("Until when may I return an unbroken teapot?");
        ada.sees("This is known about it");

        assertThat(ada.texts().getLast()).contains("thirty-one days", "[1]", "Rules of the shop");
    }

    @Test
    void aBotOfAnotherWorkspaceIsGivenNothingOfIt() {
        var other = TalkingBot.make(PLATFORM, workspace("Rival"), JsonApi.object(), MODELS.provider("rival"));
        MODELS.hurry("rival");
        var bob = other.meet();

        bob.write("Until when can I return a teapot to the rival?");
        bob.sees("In short");

        assertThat(prompt("a teapot to the rival")).doesNotContain("thirty-one");
    }

    /// All that the model read for this question.
    private static String prompt(String question) {
        return MODELS.awaitRequest(question, "completed").required("body").toString();
    }
}
