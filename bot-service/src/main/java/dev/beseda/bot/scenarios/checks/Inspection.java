package dev.beseda.bot.scenarios.checks;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.scenarios.rules.Draft;
import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.bot.scenarios.rules.Publication;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.bot.scenarios.rules.chats.Difference;
import dev.beseda.bot.scenarios.rules.chats.TestRun;
import dev.beseda.kit.concurrency.ComputingTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A draft with everything it is checked against.
///
/// @param state of the draft and its bot when they were read
/// @param tests the chats it must keep to
/// @param computing how much of it the tests may take
public record Inspection(State state, Draft draft, BotSettings settings, List<ChatTest> tests, Duration computing) {

    /// Revisions that rise with each change.
    public record State(long draft, long bot) {}

    /// What is wrong with the draft, and which of its tests fail. A draft with errors is not tested.
    public List<Finding> findings() {
        var findings = Publication.findings(draft);
        if (findings.stream().anyMatch(Finding::isError)) {
            return findings;
        }
        var run = run();
        var failures = outcomes(run).filter(test -> !test.passed()).map(TestOutcome::toFinding);
        var shortfall =
                run.isWhole() ? Stream.<Finding>empty() : Stream.of(Finding.error("tests", run.shortfall(computing)));
        return Stream.of(findings.stream(), failures, shortfall)
                .flatMap(all -> all)
                .toList();
    }

    /// What became of each test; those that did not come to their end have not passed.
    public List<TestOutcome> outcomes() {
        var run = run();
        var unfinished = tests.stream()
                .skip(run.ends().size())
                .map(test -> TestOutcome.unfinished(test.name(), run.shortfall(computing)));
        return Stream.concat(outcomes(run), unfinished).toList();
    }

    public Scenario scenario() {
        return draft.scenario();
    }

    private TestRun run() {
        return TestRun.of(program(), tests, ComputingTime.of(computing)::isSpent);
    }

    private Stream<TestOutcome> outcomes(TestRun run) {
        return IntStream.range(0, run.ends().size())
                .mapToObj(at -> outcome(at, run.ends().get(at)));
    }

    private TestOutcome outcome(int at, Optional<Difference> end) {
        var name = tests.get(at).name();
        return end.map(difference ->
                        TestOutcome.failed(name, "tests[%d].steps[%d]".formatted(at, difference.line()), difference))
                .orElseGet(() -> TestOutcome.passed(name));
    }

    /// The bot as it would be with the draft live; its own trigger comes first.
    private Program program() {
        var live = Stream.concat(Stream.of(draft.scenario()), draft.live().stream());
        return new Program(
                settings.defaultLanguage(), new Text(settings.fallbackText()), settings.talks(), live.toList());
    }
}
