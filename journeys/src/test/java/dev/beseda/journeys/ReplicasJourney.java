package dev.beseda.journeys;

import static dev.beseda.local.stack.HouseService.BOT;
import static dev.beseda.local.stack.HouseService.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.house.Crowd;
import dev.beseda.journeys.house.EchoBots;
import dev.beseda.journeys.house.House;
import dev.beseda.journeys.house.Metrics;
import dev.beseda.journeys.house.Replies;
import dev.beseda.journeys.house.TurnTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two of a service share its work, and one does all of it when the other is gone.
class ReplicasJourney {
    /// So many that none of two replicas is left without one.
    private static final int BOTS = 16;

    private static final int PEOPLE = 80;
    private static final int PER_SECOND = 100;

    private static TurnTable turnTable;
    private static House house;
    private static List<String> bots;

    @BeforeAll
    static void start() {
        turnTable = TurnTable.start();
        house = House.start(
                "replicas",
                settings -> settings.withReplicas(GATEWAY, 2)
                        .withReplicas(BOT, 2)
                        .with("BESEDA_PUBLIC_URL", turnTable.url()));
        turnTable.serve(List.of(house.stack().url("gateway"), house.stack().url("gateway-2")));
        bots = EchoBots.make(house, BOTS);
    }

    @AfterAll
    static void stop() {
        house.close();
        turnTable.close();
    }

    @Test
    void bothTakeUpdatesBothSendRepliesAndEveryChatIsInOrder() {
        var crowd = Crowd.gather(house.telegram(), bots, PEOPLE);

        crowd.write(5 * PEOPLE, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertThat(List.of("gateway", "gateway-2"))
                .allSatisfy(gateway -> assertThat(taken(gateway)).isPositive());
        assertThat(List.of("bot", "bot-2"))
                .allSatisfy(bot -> assertThat(sent(bot)).isPositive());
        assertAnswered(crowd, replies, 5);
        assertThat(replies.repeated()).isEmpty();
    }

    @Test
    void theOtherTakesOverWhatAKilledReplicaHeld() {
        var crowd = Crowd.gather(house.telegram(), bots, PEOPLE);

        crowd.write(PEOPLE, PER_SECOND);
        var back = house.kill("bot-2");
        crowd.write(4 * PEOPLE, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertAnswered(crowd, replies, 5);
        assertThat(replies.repeated())
                .doesNotHaveDuplicates()
                .isSubsetOf(house.botTables().unknownOutcomes(crowd.chats()));
        back.run();
    }

    private static void assertAnswered(Crowd crowd, Replies replies, int each) {
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, each).boxed().toList()));
    }

    private static double taken(String gateway) {
        return Metrics.of(house.stack().url(gateway)).sum("beseda_webhooks_seconds_count", "accepted");
    }

    private static double sent(String bot) {
        return Metrics.of(house.stack().url(bot)).sum("beseda_telegram_calls_total", "sent");
    }
}
