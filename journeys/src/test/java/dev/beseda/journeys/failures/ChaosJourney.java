package dev.beseda.journeys.failures;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.platform.BotTables.Row;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is killed in the middle of its work: every message is answered, in order, and once.
@Tag(TestPlatform.BREAKABLE)
class ChaosJourney {
    private static final List<String> VICTIMS = List.of("gateway", "bot", "kafka", "postgres");
    private static final int PEOPLE = 200;
    private static final int UPDATES = 2_000;
    private static final int PER_SECOND = 100;
    private static final int BEFORE_THE_KILL = 150;
    private static final double DOUBLED = 0.1;

    /// So that some calls are on the wire at whatever instant a process is killed.
    private static final double LATE = 0.2;

    private static final Duration LATENESS = Duration.ofMillis(500);

    private static final TestPlatform PLATFORM = TestPlatform.breakable();

    private record Kill(String victim, Instant at) {}

    @Test
    void allIsAnsweredOnceAndInOrderWhileEverythingIsKilledInTurn() {
        var bots = EchoBots.make(PLATFORM, 1);
        var crowd = Crowd.gather(PLATFORM.telegram(), bots, PEOPLE);
        var receivedBefore = PLATFORM.botTables().received();
        PLATFORM.telegram().doubleUpdates(bots.getFirst(), DOUBLED);
        PLATFORM.telegram().confirmLate(bots.getFirst(), LATE, LATENESS);

        var kills = VICTIMS.stream().map(victim -> killAmid(crowd, victim)).toList();
        var replies = crowd.awaitReplies();
        awaitNothingOpen();

        var unknown = PLATFORM.botTables().unknownOutcomes(crowd.chats());
        System.out.println(summary(kills, replies, unknown.size()));
        assertThat(PLATFORM.telegram().takenAgain(bots.getFirst())).isGreaterThan((long) (UPDATES * DOUBLED / 2));
        assertThat(PLATFORM.botTables().received() - receivedBefore).isEqualTo(UPDATES);
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, UPDATES / PEOPLE)
                                .boxed()
                                .toList()));
        assertThat(replies.repeated()).doesNotHaveDuplicates().isSubsetOf(unknown);
        assertThat(unknown).isNotEmpty();
    }

    @Test
    void ofWhatWasOnTheWireWhenItsSenderDiedAReplyIsSentAgainAndABroadcastIsNot() {
        var crowd = Crowd.gather(PLATFORM.telegram(), EchoBots.make(PLATFORM, 1), 1);
        var chat = crowd.chats().getFirst();
        var reply = PLATFORM.botTables().leaveOnTheWire(chat.person(), "reply", "Your table is ready");
        var broadcast = PLATFORM.botTables().leaveOnTheWire(chat.person(), "broadcast", "Everything half price");

        PLATFORM.kill("bot").run();
        awaitNothingOpen();

        crowd.write(1, PER_SECOND);
        var replies = crowd.awaitReplies();
        assertThat(PLATFORM.botTables().delivery(reply))
                .returns("sent", Row::state)
                .returns(1, Row::unknown);
        assertThat(PLATFORM.botTables().delivery(broadcast))
                .returns("unknown", Row::state)
                .returns(1, Row::attempts);
        assertThat(replies.contain("Your table is ready")).isTrue();
        assertThat(replies.contain("Everything half price")).isFalse();
    }

    /// People go on writing before, while and after the process dies.
    private static Kill killAmid(Crowd crowd, String victim) {
        crowd.write(BEFORE_THE_KILL, PER_SECOND);
        var at = Instant.now();
        var back = PLATFORM.kill(victim);
        crowd.write(UPDATES / VICTIMS.size() - BEFORE_THE_KILL, PER_SECOND);
        back.run();
        var unused = crowd.awaitReplies();
        return new Kill(victim, at);
    }

    private static String summary(List<Kill> kills, Replies replies, int unknown) {
        var silences = IntStream.range(0, kills.size())
                .mapToObj(place -> "%s %d ms".formatted(kills.get(place).victim(), silence(kills, place, replies)))
                .collect(joining(", "));
        return "%d updates, %d answered, %d said twice, %d outcomes unknown; longest silence after the kill of: %s"
                .formatted(UPDATES, replies.answered(), replies.repeated().size(), unknown, silences);
    }

    private static long silence(List<Kill> kills, int place, Replies replies) {
        var until = place + 1 < kills.size() ? kills.get(place + 1).at() : Instant.now();
        return replies.longestSilence(kills.get(place).at(), until).toMillis();
    }

    private static void awaitNothingOpen() {
        await("an end of every delivery")
                .atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(PLATFORM.botTables().open()).isZero());
    }
}
