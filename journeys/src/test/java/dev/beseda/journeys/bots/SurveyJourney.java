package dev.beseda.journeys.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.demo.DemoConversation;
import dev.beseda.local.rest.JsonApi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The survey bot is made over the API and talks to people over webhooks, as `./beseda demo survey` shows it.
class SurveyJourney {
    private static final JsonApi API = TestPlatform.shared().api();
    private static final Demo SURVEY = Demo.ofTemplate(API, "survey");

    private static DemoBot.Ready bot;

    @BeforeAll
    static void makeTheBot() {
        bot = new DemoBot(API, SURVEY).ensure();
    }

    static Stream<JsonNode> conversations() {
        return bot.tests().stream();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aPersonIsGreetedByNameInTheirLanguageAndBothSidesAreKept(JsonNode test) {
        var heard = play(test);

        assertThat(heard).hasSize(7);
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(newestTranscript())
                        .extracting(line -> line.required("text").asText())
                        .isEqualTo(heard));
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(newestTranscript())
                        .extracting(SurveyJourney::directionAndState)
                        .containsOnly("in received", "out sent"));
    }

    @Test
    void madeOnceMoreItIsStillTheSameBotWithTheSameVersions() {
        var madeAgain = new DemoBot(API, SURVEY).ensure();

        assertThat(madeAgain).isEqualTo(new DemoBot.Ready(bot.id(), false, bot.tests()));
        assertThat(API.get("/api/scenarios?bot_id=" + bot.id()).required("items"))
                .extracting(scenario -> scenario.required("published_version").asInt())
                .containsOnly(1);
    }

    private static List<JsonNode> newestTranscript() {
        var newest = API.get("/api/conversations?limit=1").at("/items/0/id").asText();
        return API.get("/api/conversations/" + newest)
                .required("messages")
                .valueStream()
                .toList();
    }

    private static String directionAndState(JsonNode line) {
        return line.required("direction").asText() + " "
                + line.required("state").asText();
    }

    private static List<String> play(JsonNode test) {
        var lines = new ArrayList<String>();
        var place = new DemoConversation.Place(TestPlatform.shared().simulator(), API, SURVEY, bot.id());
        new DemoConversation(place, line -> lines.add(line.text())).play(test);
        return lines;
    }
}
