package dev.beseda.journeys;

import static dev.beseda.local.stack.HouseService.LLM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.house.House;
import dev.beseda.journeys.house.Listener;
import dev.beseda.journeys.house.Metrics;
import dev.beseda.journeys.house.TalkingBot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever is killed while a reply is written: the person gets exactly one whole reply, in the place of the half one.
class LlmChaosJourney {
    private static final String TEXT =
            IntStream.rangeClosed(1, 160).mapToObj(number -> "word" + number).collect(Collectors.joining(" "));

    /// About eight seconds for the text.
    private static final int UNHURRIED = 40;

    private static final int PEOPLE = 16;
    /// So few that one replica alone has no place for all.
    private static final String PLACES = "10";

    private static House house;

    @BeforeAll
    static void start() {
        house = House.start(
                "llm-chaos",
                settings -> House.talking(settings).withReplicas(LLM, 2).with("LLM_REPLIES_MOST_AT_ONCE", PLACES));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void bothReplicasWriteAndWhatAKilledOneHeldTheOtherWrites() {
        var bot = bot("shared");
        var people = Stream.generate(bot::meet).limit(PEOPLE).toList();

        people.forEach(person -> person.write("Who writes?"));
        people.forEach(person -> person.seesGrowth(1));
        var back = house.kill("llm");
        people.forEach(person -> person.hears(TEXT));
        back.run();

        assertThat(written("llm-2")).isBetween(1.0, (double) PEOPLE);
        assertThat(people).allSatisfy(LlmChaosJourney::assertOneMessage);
        assertThat(bot.replies())
                .hasSize(PEOPLE)
                .extracting(reply -> reply.required("attempts").asInt())
                .contains(1, 2);
    }

    @Test
    void whenAllWhoWriteAreKilledTheReplyIsWrittenAnewAfterTheirReturn() {
        var bot = bot("alone");
        var ada = bot.meet();
        ada.write("Who is left?");
        ada.seesGrowth(1);

        var back = List.of(house.kill("llm"), house.kill("llm-2"));
        back.forEach(Runnable::run);

        ada.hears(TEXT);
        assertOneMessage(ada);
        assertThat(house.models().requests("Who is left?")).hasSize(2);
    }

    @Test
    void whenTheBotServiceIsKilledTheMessageGrowsOnOrIsReplaced() {
        var bot = bot("mute");
        var ada = bot.meet();
        ada.write("Who speaks?");
        ada.seesGrowth(1);

        house.kill("bot").run();

        ada.hears(TEXT);
        assertOneMessage(ada);
        assertThat(house.models().requests("Who speaks?")).hasSize(1);
    }

    private static TalkingBot bot(String model) {
        var bot = TalkingBot.make(house, house.models().provider(model));
        house.models().says(model, TEXT, UNHURRIED);
        return bot;
    }

    private static void assertOneMessage(Listener person) {
        assertThat(person.looks())
                .filteredOn(look -> look.method().equals("sendmessage"))
                .hasSize(1);
    }

    private static double written(String replica) {
        return Metrics.of(house.stack().url(replica)).sum("beseda_llm_call_seconds_count", "done");
    }
}
