package dev.beseda.journeys.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.platform.Metrics;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Replies;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two of a service share its work, and one does all of it when the other is gone.
@Tag(TestPlatform.REPLICATED)
class ReplicasJourney {
    /// So many that none of two replicas is left without one.
    private static final int BOTS = 16;

    private static final int PEOPLE = 80;
    private static final int PER_SECOND = 100;

    private static final TestPlatform PLATFORM = TestPlatform.replicated();
    private static final List<String> GATEWAYS = List.of("gateway", "gateway-2");
    private static final List<String> SENDERS = List.of("bot", "bot-2");
    private static List<String> bots;

    @BeforeAll
    static void make() {
        bots = EchoBots.make(PLATFORM, BOTS);
    }

    @Test
    void bothTakeUpdatesBothSendRepliesAndEveryChatIsInOrder() {
        var takenBefore = counted(GATEWAYS, ReplicasJourney::taken);
        var sentBefore = counted(SENDERS, ReplicasJourney::sent);
        var crowd = Crowd.gather(PLATFORM.telegram(), bots, PEOPLE);

        crowd.write(5 * PEOPLE, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertThat(GATEWAYS).allSatisfy(gateway -> assertThat(taken(gateway)).isGreaterThan(takenBefore.get(gateway)));
        assertThat(SENDERS).allSatisfy(bot -> assertThat(sent(bot)).isGreaterThan(sentBefore.get(bot)));
        assertAnswered(crowd, replies, 5);
        assertThat(replies.repeated()).isEmpty();
    }

    @Test
    void theOtherTakesOverWhatAKilledReplicaHeld() {
        var crowd = Crowd.gather(PLATFORM.telegram(), bots, PEOPLE);

        crowd.write(PEOPLE, PER_SECOND);
        var back = PLATFORM.kill("bot-2");
        crowd.write(4 * PEOPLE, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertAnswered(crowd, replies, 5);
        assertThat(replies.repeated())
                .doesNotHaveDuplicates()
                .isSubsetOf(PLATFORM.botTables().unknownOutcomes(crowd.chats()));
        back.run();
    }

    private static void assertAnswered(Crowd crowd, Replies replies, int each) {
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, each).boxed().toList()));
    }

    private static Map<String, Double> counted(List<String> replicas, ToDoubleFunction<String> count) {
        return replicas.stream().collect(Collectors.toMap(replica -> replica, count::applyAsDouble));
    }

    private static double taken(String gateway) {
        return Metrics.of(PLATFORM.stack().managementUrl(gateway)).sum("beseda_webhooks_seconds_count", "accepted");
    }

    private static double sent(String bot) {
        return Metrics.of(PLATFORM.stack().managementUrl(bot)).sum("beseda_telegram_calls_total", "sent");
    }
}
