package dev.beseda.journeys.people;

import dev.beseda.journeys.platform.TestPlatform;
import java.util.List;
import java.util.stream.Stream;

/// Bots that answer each message with its own words, so that every reply tells what it is the reply to.
public final class EchoBots {
    private EchoBots() {}

    /// Makes bots over the public API and hands on their tokens.
    public static List<String> make(TestPlatform platform, int count) {
        return Stream.generate(
                        () -> ScriptedBot.make(platform, "/echo-bot.yaml").token())
                .limit(count)
                .toList();
    }
}
