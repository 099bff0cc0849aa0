package dev.beseda.journeys.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.journeys.telegram.Replies;
import dev.beseda.local.demo.SimulatedChat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pauses and waits outlive what they are kept in: they end in time, or as soon as there is somebody to end them.
@Tag(TestPlatform.BREAKABLE)
class TimersJourney {
    private static final TestPlatform PLATFORM = TestPlatform.breakable();
    private static final Map<String, Duration> PAUSES = Map.of(
            "/short", Duration.ofSeconds(3),
            "/wait", Duration.ofSeconds(5),
            "/long", Duration.ofSeconds(20));
    /// On a machine with other work to do; a pause that began anew with the return would end later than that.
    private static final Duration DRIFT = Duration.ofSeconds(3);
    /// What came back finds its shards, its connections and its first code anew: so long messages are sent late.
    private static final Duration WARMING_UP = Duration.ofSeconds(10);
    /// Nobody knows of a call on the wire whether it arrived until it may not take any longer; the chat waits for it.
    private static final Duration GIVEN_UP = TestPlatform.CALL.plusSeconds(5);

    private static final int PEOPLE = 5;

    /// Somebody in a pause: it begins between the asking and the word of it, which a slow platform says late.
    private record Waiting(SimulatedChat person, Instant earliest, Instant due) {}

    private record End(Instant at, boolean wasOnTheWire) {}

    @ParameterizedTest
    @ValueSource(strings = {"bot", "postgres"})
    void pausesEndInTimeOrOnTheReturnOfWhatWasKilled(String victim) {
        var bot = ScriptedBot.make(PLATFORM, "/timers.yaml");
        var waiting = new ArrayList<Waiting>();
        PAUSES.forEach((command, pause) -> waiting.addAll(begin(bot, command, pause)));

        PLATFORM.kill(victim).run();
        var back = Instant.now();

        assertThat(waiting).allSatisfy(one -> {
            var end = end(one);
            assertThat(end.at())
                    .isBetween(one.earliest(), latest(one.due(), end.wasOnTheWire() ? back.plus(GIVEN_UP) : back));
        });
        assertThat(waiting).allSatisfy(one -> assertThat(one.person().rest()).isEmpty());
    }

    private static List<Waiting> begin(ScriptedBot bot, String command, Duration pause) {
        var people =
                Collections.nCopies(PEOPLE, bot).stream().map(ScriptedBot::meet).toList();
        var earliest = Instant.now().plus(pause);
        people.forEach(person -> person.write(command));
        return people.stream()
                .map(person -> new Waiting(person, earliest, hear(person).at().plus(pause)))
                .toList();
    }

    /// A reply that was on the wire when its sender died may be said twice, and the platform knows it.
    private static End end(Waiting waiting) {
        var heard = hear(waiting.person());
        boolean wasOnTheWire = heard.text().equals("Begun.");
        if (wasOnTheWire) {
            var chat = new Chat("", waiting.person().person());
            assertThat(PLATFORM.botTables().unknownOutcomes(List.of(chat)))
                    .contains(new Replies.Said(chat.person(), "Begun."));
            heard = hear(waiting.person());
        }
        assertThat(heard.text()).isEqualTo("Over.");
        return new End(heard.at(), wasOnTheWire);
    }

    private static SimulatedChat.Said hear(SimulatedChat person) {
        return person.hear(TestPlatform.PATIENCE).orElseThrow();
    }

    private static Instant latest(Instant due, Instant back) {
        var inTime = due.plus(DRIFT);
        var warm = back.plus(WARMING_UP);
        return inTime.isAfter(warm) ? inTime : warm;
    }
}
