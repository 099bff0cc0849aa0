package dev.beseda.journeys.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.people.Listener;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.Models;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Many who talk at once, to a quick model and to a Telegram in a bad mood: to each everything is said, and once.
class LlmCrowdJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Models MODELS = PLATFORM.models();
    private static final int BOTS = 5;
    private static final int PEOPLE = 50;
    private static final int TURNS = 20;
    private static final int STORMY = 20;

    @Test
    void aThousandRepliesComeEachOnceAndInOrder() {
        var eager = JsonApi.object().put("merge_window_millis", 0);
        var bots = IntStream.range(0, BOTS)
                .mapToObj(number -> TalkingBot.make(
                        PLATFORM, PLATFORM.api(), eager.deepCopy(), MODELS.provider("instant-" + number)))
                .toList();
        IntStream.range(0, BOTS).forEach(number -> MODELS.hurry("instant-" + number));
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> bots.get(number % BOTS).meet())
                .toList();
        var begun = System.nanoTime();

        allAtOnce(people, LlmCrowdJourney::talk);

        System.out.printf(
                "%d replies to %d people in %d ms%n",
                PEOPLE * TURNS,
                PEOPLE,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(people)
                .allSatisfy(person -> assertThat(person.texts())
                        .extracting(text -> text.lines().findFirst().orElseThrow())
                        .isEqualTo(IntStream.rangeClosed(1, TURNS)
                                .mapToObj(turn -> "In short, about \"" + question(person, turn) + "\":")
                                .toList()));
    }

    /// Each question comes when the one before it is answered.
    private static void talk(Listener person) {
        for (int turn = 1; turn <= TURNS; turn++) {
            person.write(question(person, turn));
            person.awaitWhole(turn);
        }
    }

    private static String question(Listener person, int turn) {
        return "question %d of person %d".formatted(turn, person.chat().person());
    }

    @Test
    void aStormOfRefusalsWhileRepliesGrowLosesAndDoublesNone() {
        var bot = TalkingBot.make(PLATFORM, MODELS.provider("stormy"));
        var text = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> "drop" + number)
                .collect(Collectors.joining(" "));
        MODELS.says("stormy", text, 60);
        PLATFORM.telegram().refuseSome(bot.token(), "editMessageText", 0.4, 2);
        PLATFORM.telegram().refuseSome(bot.token(), "sendMessage", 0.1, 1);
        var people = Stream.generate(bot::meet).limit(STORMY).toList();

        people.forEach(person -> person.write("What is the weather like?"));

        people.forEach(person -> person.hears(text));
        assertThat(people)
                .allSatisfy(person -> assertThat(person.looks())
                        .filteredOn(look -> look.method().equals("sendmessage"))
                        .hasSize(1));
        assertThat(people).anySatisfy(person -> assertThat(person.refusals()).isPositive());
    }

    private static void allAtOnce(List<Listener> people, Consumer<Listener> deed) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = people.stream()
                    .<Future<?>>map(person -> threads.submit(() -> deed.accept(person)))
                    .toList();
            done.forEach(LlmCrowdJourney::join);
        }
    }

    private static void join(Future<?> talk) {
        try {
            var unused = talk.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A talk failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
