package dev.beseda.journeys.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.people.Listener;
import dev.beseda.journeys.people.Listener.Look;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Models;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A bot that talks: what a person sees of a reply while it is written, and what the bot remembers afterwards.
class LlmTalkJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Models MODELS = PLATFORM.models();
    private static final long A_SECOND = 1_000;
    private static final int LONGEST_MESSAGE = 4_096;

    /// So slow that a reply of usual length never ends by itself while it is looked at.
    private static final int SLOW = 8;

    private static final int QUICK = 2_000;
    private static final int USUAL = 80;

    @Test
    void aReplyGrowsInOneMessageAfterTheBotWasTyping() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("grows"));
        MODELS.says("grows", "**Tea**\n\n" + words("leaf", 300), USUAL);
        var ada = bot.meet();
        var begun = System.currentTimeMillis();

        ada.write("How do I make tea?");
        ada.hears("Tea\n\n" + words("leaf", 300));

        var looks = ada.looks();
        assertThat(looks.getFirst().method()).isEqualTo("sendchataction");
        var shown = shown(looks);
        assertThat(shown.getFirst().method()).isEqualTo("sendmessage");
        assertThat(shown.stream().skip(1))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(look -> assertThat(look.method()).isEqualTo("editmessagetext"));
        assertThat(shown)
                .extracting(Look::message)
                .containsOnly(shown.getFirst().message());
        assertThat(IntStream.range(1, shown.size()))
                .allSatisfy(at -> assertThat(shown.get(at).text())
                        .startsWith(shown.get(at - 1).text()));
        // The whole text need not wait: only what is not whole yet comes with pauses.
        assertThat(IntStream.range(1, shown.size() - 1))
                .allSatisfy(at -> assertThat(
                                shown.get(at).atMillis() - shown.get(at - 1).atMillis())
                        .isGreaterThanOrEqualTo(A_SECOND));
        var message = ada.messages().getFirst();
        assertThat(message.required("entities").findValuesAsText("type")).containsExactly("bold");
        System.out.printf(
                "A reply that takes a model %d ms: typing after %d ms, first text after %d ms, whole after %d ms%n",
                MODELS.requestsTo("grows").getLast().required("millis").asLong(),
                looks.getFirst().atMillis() - begun,
                shown.getFirst().atMillis() - begun,
                shown.getLast().atMillis() - begun);
    }

    @Test
    void whatDoesNotFitIntoOneMessageGoesOnInTheNext() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("long"));
        var text = words("step", 1_200);
        MODELS.says("long", text, 700);
        var ada = bot.meet();

        ada.write("Tell me all of it.");
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(String.join(" ", ada.texts())).isEqualTo(text));

        assertThat(ada.texts())
                .hasSize(3)
                .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(LONGEST_MESSAGE));
        var grown = shown(ada.looks()).getFirst();
        assertThat(ada.messages().getFirst().required("message_id").asLong()).isEqualTo(grown.message());
        assertThat(text).startsWith(grown.text().replace("…", ""));
    }

    @Test
    void aStepOfAScenarioSpeaksThroughTheModelAndGoesOn() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("adviser"));
        MODELS.says("adviser", "Take jasmine.", QUICK);
        var ada = bot.meet();

        ada.write("/tea");
        ada.hears("What do you like?");
        ada.write("flowers");
        ada.hears("What do you like?", "Take jasmine.", "Written down: Take jasmine.");

        assertThat(body("adviser")).contains("Recommend one tea to somebody who likes flowers.");
    }

    @Test
    void whatASurveyDoesNotAskForGoesToTheModelWhichKnowsTheAnswers() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("survey"));
        MODELS.says("survey", "At nine, Ada.", QUICK);
        var ada = bot.meet();

        ada.write("/survey");
        ada.hears("What is your name?");
        ada.write("Ada Lovelace");
        ada.hears("What is your name?", "Thank you, Ada Lovelace!");
        ada.write("When do you open?");
        ada.hears("What is your name?", "Thank you, Ada Lovelace!", "At nine, Ada.");

        assertThat(body("survey")).contains("name: Ada Lovelace").contains("When do you open?");
    }

    @Test
    void twoMessagesInARowGetOneReply() {
        var patient = JsonApi.object().put("merge_window_millis", 5_000);
        var bot = TalkingBot.make(PLATFORM, PLATFORM.api(), patient, MODELS.provider("merges"));
        MODELS.says("merges", "Both are fine.", QUICK);
        var ada = bot.meet();

        ada.write("Is green tea fine?");
        ada.write("And black tea?");
        ada.hears("Both are fine.");

        assertThat(MODELS.requests("green tea fine")).hasSize(1);
        assertThat(body("merges")).contains("Is green tea fine?").contains("And black tea?");
        assertThat(bot.replies()).hasSize(1);
    }

    @Test
    void whoWritesStopHearsNoMoreAndTheModelIsStopped() {
        stopsWith("stops-by-word", ada -> ada.write("/stop"));
    }

    @Test
    void whoTapsTheButtonHearsNoMoreAndTheModelIsStopped() {
        stopsWith("stops-by-button", ada -> ada.tap("⏹ Stop"));
    }

    private static void stopsWith(String model, Consumer<Listener> stop) {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider(model));
        MODELS.says(model, words("word", 2_000), SLOW);
        var ada = bot.meet();
        ada.write("Tell me of " + model);
        ada.seesGrowth(1);

        stop.accept(ada);
        MODELS.awaitRequest(model, "cancelled");

        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(ada.texts())
                        .singleElement()
                        .satisfies(text -> assertThat(text).startsWith("word1 ").endsWith("\n\n(stopped)")));
        assertThat(ada.messages().getFirst().path("buttons")).isEmpty();
        assertThat(bot.replies())
                .singleElement()
                .satisfies(
                        reply -> assertThat(reply.required("ending").asText()).isEqualTo("stopped"));
    }

    @Test
    void aBotRemembersUntilItIsToldToForgetAndTellsNobodyElse() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("remembers"));
        MODELS.says("remembers", "I see.", QUICK);
        var ada = bot.meet();
        var bob = bot.meet();

        ada.write("My cat is called Ghost.");
        ada.hears("I see.");
        ada.write("What is my cat called?");
        ada.hears("I see.", "I see.");
        assertThat(body("remembers")).contains("Ghost");
        bob.write("What is her cat called?");
        bob.hears("I see.");
        assertThat(body("remembers")).contains("her cat").doesNotContain("Ghost");
        ada.write("/reset");
        ada.hears("I see.", "I see.", "All right, let us begin anew.");
        ada.write("Do you know my cat?");
        ada.hears("I see.", "I see.", "All right, let us begin anew.", "I see.");

        assertThat(body("remembers")).contains("Do you know my cat?").doesNotContain("Ghost");
    }

    @Test
    void whoHasUsedUpTheTokensOfTheDayIsToldSoAndTheModelIsNotAsked() {
        var limits = JsonApi.object().put("tokens_per_person_and_day", 1_200);
        var bot = TalkingBot.make(PLATFORM, PLATFORM.api(), limits, MODELS.provider("counts"));
        MODELS.says("counts", words("word", 250), QUICK);
        var ada = bot.meet();
        var bob = bot.meet();

        ada.write("Tell me something.");
        ada.hears(words("word", 250));
        ada.write("Tell me more.");
        ada.hears(words("word", 250), "The replies of today are used up. Please come back tomorrow.");
        bob.write("And me?");
        bob.hears(words("word", 250));

        assertThat(MODELS.requests("Tell me more.")).isEmpty();
    }

    /// All the model was given to read for its newest reply.
    private static String body(String model) {
        return MODELS.requestsTo(model).getLast().required("body").toString();
    }

    /// What was to be seen of texts, without "typing".
    private static List<Look> shown(List<Look> looks) {
        return looks.stream()
                .filter(look -> !look.method().equals("sendchataction"))
                .toList();
    }

    /// Numbered, so that it can be seen whether one is lost.
    private static String words(String word, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> word + number).collect(Collectors.joining(" "));
    }
}
