package dev.beseda.bot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service whose limits are so small that tests reach them, with a database of its own. What needs either shares it:
/// each profile more is a start of the service more.
public class SmallLimits implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "bot.live-calls.of-a-workspace", "12",
                "bot.quotas.bots", "3",
                "bot.quotas.scenarios-of-a-bot", "3",
                "bot.quotas.scenarios", "5",
                "bot.quotas.steps-of-a-bot", "4",
                "bot.quotas.steps", "6",
                "bot.quotas.largest-scenario", "50000",
                "bot.quotas.versions-of-a-bot", "20000",
                "bot.checks.computing", "100ms",
                "bot.checks.of-a-workspace", "1");
    }
}
