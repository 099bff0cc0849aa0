package dev.beseda.bot.scenarios.rules.chats;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.turns.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conversation tests of a draft, played one after the other for as long as their budget lasts.
///
/// @param ends of those that came to their end, in order: where each first went otherwise, if anywhere
/// @param tests how many there are
public record TestRun(List<Optional<Difference>> ends, int tests) {
    private static final int DIGITS_OF_MILLIS = 3;

    public TestRun {
        ends = List.copyOf(ends);
    }

    public static TestRun of(Program program, List<ChatTest> tests, Budget budget) {
        var ends = new ArrayList<Optional<Difference>>();
        for (var test : tests) {
            var end = ChatTestRunner.of(program, test, budget);
            if (budget.isSpent()) {
                break;
            }
            ends.add(end);
        }
        return new TestRun(ends, tests.size());
    }

    /// Whether all tests came to their end.
    public boolean isWhole() {
        return ends.size() == tests;
    }

    /// Why some of the tests did not come to their end.
    public String shortfall(Duration most) {
        var seconds = BigDecimal.valueOf(most.toMillis(), DIGITS_OF_MILLIS).stripTrailingZeros();
        return "The tests took more than %s s of computing: %d of %d ran"
                .formatted(seconds.toPlainString(), ends.size(), tests);
    }
}
