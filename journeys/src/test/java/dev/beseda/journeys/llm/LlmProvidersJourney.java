package dev.beseda.journeys.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.people.Listener;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Models;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.testkit.models.LlamaPeer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Providers that don't do as they should, and llama.cpp, which has few slots: somebody answers, and only once.
class LlmProvidersJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Models MODELS = PLATFORM.models();
    private static final int USUAL_SLOTS = 4;
    private static final int USUAL = 80;
    private static final int QUICK = 2_000;

    /// What goes wrong before the first word.
    private static final Map<String, ObjectNode> TROUBLES = Map.of(
            "server-error", kind("server_error"),
            "page-of-html", kind("html_error"),
            "too-many-requests", kind("too_many_requests").put("retry_after", 60),
            "no-quota", kind("insufficient_quota"),
            "wrong-key", kind("wrong_key"),
            "silence", kind("silence"),
            "hangs-up", kind("connection_reset"),
            "error-in-the-stream", kind("answer").put("break_after_tokens", 0).put("ending", "error"));

    @AfterEach
    void asItWas() {
        MODELS.setLlama(USUAL_SLOTS, false);
    }

    @Test
    void whoeverDoesNotAnswerAnotherOneAnswersInItsPlace() {
        var people = TROUBLES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, trouble -> inTrouble(trouble.getKey(), trouble.getValue())));

        people.forEach((trouble, person) -> person.write("Who answers " + trouble + "?"));

        people.forEach((trouble, person) -> person.hears("I answer for " + trouble + "."));
        assertThat(TROUBLES.keySet())
                .allSatisfy(trouble ->
                        assertThat(asked("first-" + trouble, trouble)).isNotEmpty())
                .allSatisfy(trouble ->
                        assertThat(asked("second-" + trouble, trouble)).hasSize(1));
    }

    private static Listener inTrouble(String name, ObjectNode trouble) {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("first-" + name), MODELS.provider("second-" + name));
        MODELS.script("first-" + name, trouble);
        MODELS.says("second-" + name, "I answer for " + name + ".", QUICK);
        return bot.meet();
    }

    /// What a model was asked by a person, and not by the one who tried it.
    private static List<JsonNode> asked(String model, String words) {
        return MODELS.requestsTo(model).stream()
                .filter(request -> request.required("question").asText().contains(words))
                .toList();
    }

    @Test
    void aReplyThatBreaksOffIsSaidAsFarAsItGoesAndMarked() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("breaks"), MODELS.provider("never-asked"));
        MODELS.script(
                "breaks",
                JsonApi.object()
                        .put("text", words(200))
                        .put("tokens_per_second", USUAL)
                        .put("break_after_tokens", 150)
                        .put("ending", "cut"));
        var ada = bot.meet();

        ada.write("Tell me a story.");
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(ada.texts())
                        .singleElement()
                        .satisfies(text ->
                                assertThat(text).startsWith("word1 word2 ").endsWith("\n\n(the reply broke off)")));

        var said = ada.texts().getFirst().replace("\n\n(the reply broke off)", "");
        assertThat(words(200)).startsWith(said);
        assertThat(said).contains(words(40));
        assertThat(MODELS.requests("Tell me a story.")).hasSize(1);
    }

    @Test
    void whenNobodyAnswersThePersonIsToldSoOnce() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("away"));
        MODELS.script("away", kind("insufficient_quota"));
        var ada = bot.meet();

        ada.write("Is anybody there?");

        ada.hears("Nobody can answer that");
        assertThat(bot.replies())
                .singleElement()
                .satisfies(
                        reply -> assertThat(reply.required("reason").asText()).isEqualTo("refused"));
    }

    @Test
    void llamaCppIsAskedThroughItsOwnApi() {
        var bot = TalkingBot.make(PLATFORM, MODELS.llama().put("model", "tea-llama"));
        var ada = bot.meet();

        ada.write("Кто говорит?");
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> bot.replies().stream()
                        .anyMatch(reply -> reply.path("state").asText().equals("written")));
        ada.sees("Коротко о");

        var request = MODELS.awaitRequest("Кто говорит?", "completed");
        assertThat(request.required("path").asText()).isEqualTo("/llama/completion");
        assertThat(request.at("/body/prompt").asText()).contains("[INST]", "Кто говорит?");
    }

    @Test
    void whoWaitsForASlotIsToldThePlaceInTheQueue() {
        MODELS.setLlama(1, false);
        var bot = TalkingBot.make(PLATFORM, MODELS.llama());
        var people = IntStream.rangeClosed(1, 3).mapToObj(_ -> bot.meet()).toList();
        // The first reply teaches the platform how many slots there are.
        people.getFirst().write("A first question");
        people.getFirst().sees("In short");

        MODELS.scriptAbout("takes its time", JsonApi.object().put("tokens", 360).put("tokens_per_second", 60));
        people.forEach(person -> person.write("A question that takes its time"));

        assertThat(people).allSatisfy(person -> person.sees("In short, about \"A question that takes its time"));
        var looks = people.stream().flatMap(person -> person.looks().stream()).map(Listener.Look::text);
        assertThat(looks).contains("You are in the queue, ahead of you: 1", "You are in the queue, ahead of you: 2");
    }

    @Test
    void whileLlamaCppLoadsItsModelTheReplyWaits() {
        var bot = TalkingBot.make(PLATFORM, MODELS.llama());
        MODELS.setLlama(USUAL_SLOTS, true);
        var ada = bot.meet();

        ada.write("Are you loaded?");
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> MODELS.requests("Are you loaded?").size() >= 3);
        MODELS.setLlama(USUAL_SLOTS, false);

        ada.sees("In short, about \"Are you loaded?\"");
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(bot.replies())
                        .singleElement()
                        .satisfies(reply ->
                                assertThat(reply.path("ending").asText()).isEqualTo("whole")));
    }

    @Test
    void theRealLlamaCppAnswersToo() {
        try (var llama = LlamaPeer.start()) {
            var provider = JsonApi.object()
                    .put("provider", "llama_cpp")
                    .put("base_url", llama.url().toString())
                    .put("max_tokens", 40);
            var bot = TalkingBot.make(PLATFORM, provider);
            var ada = bot.meet();

            ada.write("Who are you?");

            await().atMost(TestPlatform.PATIENCE)
                    .untilAsserted(() -> assertThat(bot.replies())
                            .singleElement()
                            .satisfies(reply ->
                                    assertThat(reply.path("state").asText()).isEqualTo("written")));
            await().atMost(TestPlatform.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(ada.texts()).singleElement().asString().isNotBlank());
        }
    }

    private static ObjectNode kind(String kind) {
        return JsonApi.object().put("kind", kind);
    }

    private static String words(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "word" + number)
                .collect(Collectors.joining(" "));
    }
}
