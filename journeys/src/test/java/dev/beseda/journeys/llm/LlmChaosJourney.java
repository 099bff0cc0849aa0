package dev.beseda.journeys.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.people.Listener;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Metrics;
import dev.beseda.journeys.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever is killed while a reply is written: the person gets exactly one whole reply, in the place of the half one.
@Tag(TestPlatform.REPLICATED)
class LlmChaosJourney {
    private static final String TEXT =
            IntStream.rangeClosed(1, 160).mapToObj(number -> "word" + number).collect(Collectors.joining(" "));

    /// About eleven seconds for the text.
    private static final int UNHURRIED = 30;

    private static final int PEOPLE = 16;
    private static final TestPlatform PLATFORM = TestPlatform.replicated();

    @Test
    void bothReplicasWriteAndWhatAKilledOneHeldTheOtherWrites() {
        bothTakePart();
        var bot = bot("shared");
        double before = written("llm-2");
        var people = Stream.generate(bot::meet).limit(PEOPLE).toList();

        people.forEach(person -> person.write("Who writes?"));
        people.forEach(person -> person.seesGrowth(1));
        var back = PLATFORM.kill("llm");
        people.forEach(person -> person.hears(TEXT));
        back.run();

        assertThat(written("llm-2") - before).isBetween(1.0, (double) PEOPLE);
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

        var back = List.of(PLATFORM.kill("llm"), PLATFORM.kill("llm-2"));
        back.forEach(Runnable::run);

        ada.hears(TEXT);
        assertOneMessage(ada);
        assertThat(PLATFORM.models().requests("Who is left?")).hasSize(2);
    }

    @Test
    void whenTheBotServiceIsKilledTheMessageGrowsOnOrIsReplaced() {
        var bot = bot("mute");
        var ada = bot.meet();
        ada.write("Who speaks?");
        ada.seesGrowth(1);

        var back = List.of(PLATFORM.kill("bot"), PLATFORM.kill("bot-2"));
        back.forEach(Runnable::run);

        ada.hears(TEXT);
        assertOneMessage(ada);
        assertThat(PLATFORM.models().requests("Who speaks?")).hasSize(1);
    }

    /// A replica that has just come is given its share of the topic a while later.
    private static void bothTakePart() {
        var bot = TalkingBot.make(PLATFORM, PLATFORM.models().provider("early"));
        PLATFORM.models().says("early", "Here", UNHURRIED);
        await().atMost(TestPlatform.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    bot.meet().write("Who is there?");
                    return written("llm") >= 1 && written("llm-2") >= 1;
                });
    }

    private static TalkingBot bot(String model) {
        var bot = TalkingBot.make(PLATFORM, PLATFORM.models().provider(model));
        PLATFORM.models().says(model, TEXT, UNHURRIED);
        return bot;
    }

    private static void assertOneMessage(Listener person) {
        assertThat(person.looks())
                .filteredOn(look -> look.method().equals("sendmessage"))
                .hasSize(1);
    }

    private static double written(String replica) {
        return Metrics.of(PLATFORM.stack().managementUrl(replica)).sum("beseda_llm_call_seconds_count", "done");
    }
}
