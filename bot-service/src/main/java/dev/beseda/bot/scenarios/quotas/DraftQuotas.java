package dev.beseda.bot.scenarios.quotas;

import dev.beseda.bot.quotas.Quota;
import dev.beseda.bot.quotas.QuotaConfig;
import io.quarkus.runtime.configuration.MemorySize;

/// How many drafts there may be, of how many steps and bytes, and how much is kept of what was published. Only what
/// grows is refused: where a limit was lowered, everything can still be made smaller.
public final class DraftQuotas {
    private final QuotaConfig config;

    public DraftQuotas(QuotaConfig config) {
        this.config = config;
    }

    /// What a change has added; what it took away is less than nothing.
    ///
    /// @param largest the bytes of the largest draft that has grown
    record Growth(long scenarios, long steps, long bytes, long largest) {}

    /// All that there is after it.
    record Totals(long scenarios, long steps, long bytes) {}

    void checkBot(Growth grown, Totals now) {
        large("A scenario", "LARGEST_SCENARIO", config.largestScenario()).check(grown.largest());
        if (grown.scenarios() > 0) {
            many("A bot", "scenarios", "SCENARIOS_OF_A_BOT", config.scenariosOfABot())
                    .check(now.scenarios());
        }
        if (grown.steps() > 0) {
            stepsOfABot().check(now.steps());
        }
        if (grown.bytes() > 0) {
            large("A bot", "LARGEST_BOT", config.largestBot()).check(now.bytes());
        }
    }

    void checkWorkspace(Growth grown, Totals now) {
        if (grown.scenarios() > 0) {
            many("A workspace", "scenarios", "SCENARIOS", config.scenarios()).check(now.scenarios());
        }
        if (grown.steps() > 0) {
            many("A workspace", "steps", "STEPS", config.steps()).check(now.steps());
        }
        if (grown.bytes() > 0) {
            large("A workspace", "LARGEST_WORKSPACE", config.largestWorkspace()).check(now.bytes());
        }
    }

    void checkVersions(long bytes) {
        new Quota(
                        "too-many-versions",
                        "A bot has at most %d bytes of published versions: old ones are kept until the retention lets"
                                + " them go, or their scenario is deleted",
                        "BOT_QUOTAS_VERSIONS_OF_A_BOT",
                        config.versionsOfABot().asLongValue())
                .check(bytes);
    }

    public Quota stepsOfABot() {
        return many("A bot", "steps", "STEPS_OF_A_BOT", config.stepsOfABot());
    }

    private static Quota many(String whose, String what, String setting, long most) {
        return new Quota("too-many-" + what, whose + " has at most %d " + what, "BOT_QUOTAS_" + setting, most);
    }

    private static Quota large(String whose, String setting, MemorySize most) {
        return new Quota(
                "too-many-bytes",
                whose + " has at most %d bytes of steps and tests",
                "BOT_QUOTAS_" + setting,
                most.asLongValue());
    }
}
