package dev.beseda.journeys.failures;

import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.faults.Audit;
import dev.beseda.journeys.faults.Broadcasts;
import dev.beseda.journeys.faults.Echoes;
import dev.beseda.journeys.faults.FaultSchedule;
import dev.beseda.journeys.faults.Operators;
import dev.beseda.journeys.faults.Promise;
import dev.beseda.journeys.faults.Storm;
import dev.beseda.journeys.faults.Talks;
import dev.beseda.journeys.faults.Traffic;
import dev.beseda.journeys.faults.Visitors;
import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.PriceServer;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Replies.Said;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers are lost after the deed, single connections break and stand still, between two replicas of everything and
/// PostgreSQL, Kafka and Telegram: nothing is lost, nothing is out of order, and doubled is only what is recorded so.
///
/// `-Dbeseda.chaos.seed=…` repeats a run, or several: `1,2,3`. `-Dbeseda.chaos.seconds=120` makes it longer,
/// `-Dbeseda.chaos.kill=true` kills a replica in the middle of it.
@Order(TestPlatform.LAST)
@Tag(TestPlatform.REPLICATED)
class LostAnswersJourney {
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("beseda.chaos.seconds", 30));
    private static final boolean KILL = Boolean.getBoolean("beseda.chaos.kill");
    private static final List<String> VICTIMS = List.of("gateway-2", "bot", "bot-2", "llm", "llm-2");
    private static final Duration CALM = Duration.ofSeconds(180);
    private static final String REPLY =
            IntStream.rangeClosed(1, 40).mapToObj(number -> "word" + number).collect(Collectors.joining(" "));
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int TOKENS_PER_SECOND = 60;

    private static final TestPlatform PLATFORM = TestPlatform.replicated();

    private static PriceServer prices;

    @BeforeAll
    static void start() {
        prices = PriceServer.start();
    }

    @AfterAll
    static void stop() {
        prices.close();
    }

    static LongStream seeds() {
        var given = System.getProperty("beseda.chaos.seed", "" + new Random().nextInt(1_000_000));
        return Stream.of(given.split(",")).mapToLong(Long::parseLong);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostOrReorderedAndDoubledIsOnlyWhatIsRecordedAsUnknown(long seed) {
        System.out.printf("Seed %d, faults for %d s%n", seed, DURATION.toSeconds());
        var echoBots = EchoBots.make(PLATFORM, 8);
        var crowd = Crowd.gather(PLATFORM.telegram(), echoBots, 48);
        var visited = ScriptedBot.make(PLATFORM, "/visits.yaml");
        var talks = talks();
        try (var broadcasts = new Broadcasts(PLATFORM, crowd.chats())) {
            var work = List.of(
                    new Echoes(PLATFORM.telegram(), crowd.chats()),
                    new Visitors(visited, "/price " + prices.at("localhost"), List.of("A moment.", "It costs 122.")),
                    new Visitors(visited, "/pause", List.of("Begun.", "Over.")),
                    new Operators(PLATFORM, crowd.chats().subList(0, 10)),
                    broadcasts,
                    talks);

            new Storm(PLATFORM.lines(), FaultSchedule.of(seed, DURATION), () -> kill(seed)).during(DURATION, work);

            var bots =
                    Stream.concat(echoBots.stream(), Stream.of(visited.token())).toList();
            System.out.printf("Seed %d: ", seed);
            verify(work.stream().map(Traffic::promises).flatMap(List::stream).toList(), () -> audit(bots, talks));
        }
    }

    private static void kill(long seed) {
        if (KILL) {
            var unused = PLATFORM.kill(VICTIMS.get(new Random(seed).nextInt(VICTIMS.size())));
        }
    }

    private static Talks talks() {
        var bot = TalkingBot.make(PLATFORM, PLATFORM.models().provider("witness"));
        PLATFORM.models().says("witness", REPLY, TOKENS_PER_SECOND);
        return new Talks(bot, REPLY);
    }

    private static Audit audit(List<String> bots, Talks talks) {
        var said = PLATFORM.telegram().replies(bots).all().stream().map(reply -> new Said(reply.chat(), reply.text()));
        return new Audit(
                Stream.concat(said, talks.heard().stream()).toList(),
                PLATFORM.botTables().deliveries());
    }

    private static void verify(List<Promise> promises, Supplier<Audit> audits) {
        var audit = awaitCompletion(promises, audits);
        System.out.printf(
                "%d texts promised; %d said again, %d outcomes unknown in all; %s%n",
                promises.stream().mapToInt(promise -> promise.texts().size()).sum(),
                audit.repetitions(promises),
                audit.unknownOutcomes(),
                PLATFORM.lines().summary());
        assertSoftly(softly -> {
            softly.assertThat(audit.lost(promises)).as("lost").isEmpty();
            softly.assertThat(audit.doubled(promises)).as("doubled").isEmpty();
            softly.assertThat(audit.reordered(promises)).as("reordered").isEmpty();
            softly.assertThat(PLATFORM.botTables().open()).as("never ended").isZero();
        });
    }

    /// What is still missing after the calm is told by the findings.
    private static Audit awaitCompletion(List<Promise> promises, Supplier<Audit> audits) {
        var newest = new AtomicReference<>(audits.get());
        try {
            await().atMost(CALM).pollInterval(LOOK).until(() -> {
                newest.set(audits.get());
                return newest.get().lost(promises).isEmpty()
                        && PLATFORM.botTables().open() == 0;
            });
        } catch (ConditionTimeoutException incomplete) {
            System.out.println("not all was said within " + CALM.toSeconds() + " s");
        }
        return newest.get();
    }
}
