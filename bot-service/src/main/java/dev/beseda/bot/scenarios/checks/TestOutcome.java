package dev.beseda.bot.scenarios.checks;

import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.bot.scenarios.rules.chats.Difference;
import org.jspecify.annotations.Nullable;

/// What became of a conversation test.
///
/// @param field the line that went otherwise, such as `tests[0].steps[3]`; none when the test passed or did not end
/// @param difference what was expected there, and what came; or why the test did not end
public record TestOutcome(
        String name,
        boolean passed,
        @Nullable String field,
        @Nullable String difference) {
    static TestOutcome passed(String name) {
        return new TestOutcome(name, true, null, null);
    }

    static TestOutcome failed(String name, String field, Difference difference) {
        return new TestOutcome(name, false, field, difference.sentence());
    }

    static TestOutcome unfinished(String name, String reason) {
        return new TestOutcome(name, false, null, reason);
    }

    /// Why it keeps a draft from being published.
    Finding toFinding() {
        return Finding.error(String.valueOf(field), "the test “%s” fails: %s".formatted(name, difference));
    }
}
