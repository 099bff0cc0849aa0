package dev.beseda.bot.scenarios.rules.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Budget;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestRunTest {
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 1, 15, 12, 0, 0, 0, ZoneOffset.UTC);

    @Test
    void aRunThatIsWholeTellsTheEndOfEachTest() {
        var run = TestRun.of(looping(), tests(3), Budget.UNTIMED);

        assertThat(run.isWhole()).isTrue();
        assertThat(run.ends()).hasSize(3).allMatch(Optional::isEmpty);
    }

    @Test
    void whenTheBudgetIsSpentTheRestIsNotPlayedAndTheSentenceCountsWhatRan() {
        var asked = new AtomicInteger();

        var run = TestRun.of(looping(), tests(100), () -> asked.incrementAndGet() > 1_000);

        assertThat(run.isWhole()).isFalse();
        assertThat(run.ends()).hasSizeBetween(1, 10);
        assertThat(run.shortfall(Duration.ofSeconds(2)))
                .isEqualTo("The tests took more than 2 s of computing: %d of 100 ran"
                        .formatted(run.ends().size()));
    }

    @Test
    void theBudgetEndsATurnInTheMidstOfItsSteps() {
        var asked = new AtomicInteger();

        var run = TestRun.of(looping(), tests(1), () -> asked.incrementAndGet() > 20);

        assertThat(run.ends()).isEmpty();
        assertThat(asked.get()).isLessThan(30);
    }

    /// Two hundred steps in each turn.
    private static Program looping() {
        return program(List.of(new Step.Jump("loop", "loop")));
    }

    private static Program program(List<? extends Step> steps) {
        var scenario =
                new Scenario(new UUID(0, 1), new UUID(0, 1), new Trigger.Command("start"), true, List.copyOf(steps));
        return new Program("en", new Text(Map.of("en", "Pardon?")), List.of(scenario));
    }

    private static List<ChatTest> tests(int count) {
        var test = new ChatTest("t", Map.of(), Optional.empty(), NOON, List.of(new Line.Person("/start")));
        return Collections.nCopies(count, test);
    }
}
