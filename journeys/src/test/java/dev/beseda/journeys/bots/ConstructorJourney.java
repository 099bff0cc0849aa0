package dev.beseda.journeys.bots;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.platform.PriceServer;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.SimulatedChat;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything a scenario can do, done with people of the simulator: what `steps.yaml` writes down happens line by line.
class ConstructorJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static ScriptedBot bot;

    @BeforeAll
    static void makeTheBot() {
        bot = ScriptedBot.make(PLATFORM, "/steps.yaml");
    }

    static Stream<Named<JsonNode>> conversations() {
        return bot.tests().stream().map(test -> Named.of(test.required("name").asText(), test));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aConversationGoesAsItsFileSays(JsonNode test) {
        assertThatCode(() -> bot.play(test)).doesNotThrowAnyException();
    }

    @Test
    void aTapIsAnsweredWithinASecondAndItsButtonsAreTakenAway() {
        // A machine with other work to do is late now and then, but not for everybody.
        var tap = await().atMost(TestPlatform.PATIENCE)
                .until(ConstructorJourney::tapped, one -> one.note().isPresent());

        assertThat(tap.note()).contains("");
        assertThat(hear(tap.person()).text()).isEqualTo("Here is your tea.");
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(
                        () -> assertThat(line(tap.person(), tap.message()).path("buttons"))
                                .isEmpty());
    }

    /// @param note what the person was told within a second
    private record Tap(SimulatedChat person, long message, Optional<String> note) {}

    private static Tap tapped() {
        var ada = bot.meet();
        ada.write("/choice");
        var question = hear(ada);
        ada.tap("Tea");
        return new Tap(ada, question.message(), ada.noteWithin(SECOND));
    }

    @Test
    void aDelayIsKeptToASecond() {
        var pause = await().atMost(TestPlatform.PATIENCE)
                .until(ConstructorJourney::pause, one -> one.compareTo(Duration.ofSeconds(3)) <= 0);

        assertThat(pause).isGreaterThanOrEqualTo(SECOND);
    }

    private static Duration pause() {
        var ada = bot.meet();
        ada.write("/pause");
        var before = hear(ada);
        return Duration.between(before.at(), hear(ada).at());
    }

    @Test
    void aSplitSendsEachPersonAlwaysTheSameWayAndNotAllTheSame() {
        var people = IntStream.range(0, 20).mapToObj(_ -> bot.meet()).toList();

        people.forEach(person -> person.write("/split"));
        people.forEach(person -> person.write("/split"));
        var ways = people.stream()
                .map(person -> Stream.of(hear(person), hear(person))
                        .map(SimulatedChat.Said::text)
                        .collect(toSet()))
                .collect(groupingBy(way -> way));

        assertThat(ways.keySet()).hasSize(2).allSatisfy(way -> assertThat(way).hasSize(1));
    }

    @Test
    void aServerIsAskedWhenTheOperatorAllowsItAndNeverOtherwise() {
        try (var prices = PriceServer.start()) {
            var ada = bot.meet();

            ada.write("/price " + prices.at("localhost"));
            var allowed = hear(ada);
            ada.write("/price " + prices.at("127.0.0.1"));
            var refused = hear(ada);

            assertThat(allowed.text()).isEqualTo("It costs 122.");
            assertThat(refused.text()).isEqualTo("Nobody knows the price.");
            assertThat(prices.asked()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoAnswerIsKeptAndDisturbsNothing() {
        var ada = bot.meet();
        var begun = ada.write("/start");
        var question = hear(ada);

        happens(ada, "edits", JsonApi.object().put("message_id", begun).put("text", "/start now"));
        var reaction = JsonApi.object().put("message_id", question.message());
        reaction.putArray("emoji").add("👍");
        happens(ada, "reactions", reaction);
        var invention = JsonApi.object();
        invention.putObject("telepathy").putObject("from").put("id", ada.person());
        var update = JsonApi.object().put("bot", bot.token());
        update.set("update", invention);
        var unused = PLATFORM.simulator().create("/simulator/api/updates", update);
        ada.write("Ada");

        assertThat(hear(ada).text()).isEqualTo("Hello Ada!");
        await().atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(bot.transcript(ada.person()))
                        .extracting(line -> line.required("kind").asText() + " "
                                + line.required("text").asText())
                        .containsExactlyInAnyOrder(
                                "text /start now", "text Your name?", "reaction 👍", "text Ada", "text Hello Ada!"));
    }

    @Test
    void commandsAndMenuButtonReachTelegram() {
        await().atMost(TestPlatform.PATIENCE).untilAsserted(() -> {
            assertThat(asks("getMyCommands?language_code=ru")
                            .at("/result/0/description")
                            .asText())
                    .isEqualTo("Начать");
            assertThat(asks("getMyCommands").at("/result/0/command").asText()).isEqualTo("start");
            assertThat(asks("getChatMenuButton").at("/result/type").asText()).isEqualTo("commands");
        });
    }

    private static SimulatedChat.Said hear(SimulatedChat person) {
        return person.hear(TestPlatform.PATIENCE).orElseThrow();
    }

    private static void happens(SimulatedChat person, String what, ObjectNode how) {
        var unused = PLATFORM.simulator()
                .create("/simulator/api/" + what, how.put("bot", bot.token()).put("user", person.person()));
    }

    private static JsonNode asks(String method) {
        return PLATFORM.simulator().get("/bot%s/%s".formatted(bot.token(), method));
    }

    private static JsonNode line(SimulatedChat person, long message) {
        return PLATFORM.simulator()
                .get("/simulator/api/chats/%s/%d".formatted(bot.token(), person.person()))
                .valueStream()
                .filter(line -> line.required("message_id").asLong() == message)
                .findFirst()
                .orElseThrow();
    }
}
