package dev.beseda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.house.House;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.demo.DemoConversation;
import dev.beseda.local.demo.DemoConversation.Line;
import dev.beseda.local.rest.JsonApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The survey bot is made over the API and talks to people over webhooks, as `./beseda demo survey` shows it.
class SurveyJourney {
    private static final Demo SURVEY = Demo.called("survey").orElseThrow();
    private static final JsonApi API = House.shared().api();

    @BeforeAll
    static void makeTheBot() {
        var unused = new DemoBot(API, SURVEY).ensure();
    }

    static Stream<Arguments> conversations() {
        return Stream.of(
                Arguments.of(
                        "ru",
                        List.of(
                                "/start",
                                "Добро пожаловать! Как вас зовут?",
                                "Анна",
                                "Приятно познакомиться, Анна!",
                                "Чем могу помочь?",
                                "Когда вы открыты?",
                                "Спасибо! Я передам ваш вопрос, и вам ответят.")),
                Arguments.of(
                        "en",
                        List.of(
                                "/start",
                                "Welcome! What is your name?",
                                "John",
                                "Nice to meet you, John!",
                                "How can I help you?",
                                "When are you open?",
                                "Thank you! I will pass your question on, and you will get an answer.")));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aPersonIsGreetedByNameInTheirLanguageAndBothSidesAreKept(String language, List<String> expected) {
        var heard = play(language);

        assertThat(heard).extracting(Line::text).isEqualTo(expected);
        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(newestTranscript())
                        .extracting(line -> line.required("text").asText())
                        .isEqualTo(expected));
        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(newestTranscript())
                        .extracting(SurveyJourney::directionAndState)
                        .containsOnly("in received", "out sent"));
    }

    @Test
    void madeOnceMoreItIsStillTheSameBot() {
        var madeAgain = new DemoBot(API, SURVEY).ensure();

        assertThat(madeAgain).isFalse();
        assertThat(API.get("/api/bots").required("items"))
                .filteredOn(bot -> bot.required("name").asText().equals(SURVEY.name()))
                .hasSize(1);
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

    private static List<Line> play(String language) {
        var lines = new ArrayList<Line>();
        var simulator = new JsonApi(House.shared().stack().url("simulator"), Optional.empty());
        var conversation = SURVEY.conversations()
                .valueStream()
                .filter(each -> each.at("/user/language_code").asText().equals(language))
                .findFirst()
                .orElseThrow();
        new DemoConversation(simulator, SURVEY.token(), lines::add).play(conversation);
        return lines;
    }
}
