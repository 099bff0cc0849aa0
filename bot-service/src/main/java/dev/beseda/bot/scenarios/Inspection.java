package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.BotSettings;
import dev.beseda.bot.engine.Program;
import dev.beseda.bot.engine.Scenario;
import dev.beseda.bot.engine.Text;
import dev.beseda.bot.scenarios.rules.Draft;
import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.bot.scenarios.rules.Publication;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.bot.scenarios.rules.chats.Rehearsal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A draft with everything it is checked against.
///
/// @param tests the chats it must keep to
record Inspection(Draft draft, BotSettings settings, List<ChatTest> tests) {

    /// What is wrong with the draft, and which of its tests fail. A draft with errors is not tested.
    List<Finding> findings() {
        var findings = Publication.findings(draft);
        if (findings.stream().anyMatch(Finding::isError)) {
            return findings;
        }
        var failures = outcomes().stream().filter(test -> !test.passed()).map(TestOutcome::toFinding);
        return Stream.concat(findings.stream(), failures).toList();
    }

    List<TestOutcome> outcomes() {
        var program = program();
        return IntStream.range(0, tests.size())
                .mapToObj(at -> outcome(program, at))
                .toList();
    }

    Scenario scenario() {
        return draft.scenario();
    }

    private TestOutcome outcome(Program program, int at) {
        var test = tests.get(at);
        return Rehearsal.of(program, test)
                .map(difference -> TestOutcome.failed(
                        test.name(), "tests[%d].steps[%d]".formatted(at, difference.line()), difference))
                .orElseGet(() -> TestOutcome.passed(test.name()));
    }

    /// The bot as it would be with the draft live; its own trigger comes first.
    private Program program() {
        var live = Stream.concat(Stream.of(draft.scenario()), draft.live().stream());
        return new Program(
                settings.defaultLanguage(), new Text(settings.fallbackText()), settings.talks(), live.toList());
    }
}
