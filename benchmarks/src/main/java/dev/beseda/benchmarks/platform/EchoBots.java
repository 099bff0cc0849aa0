package dev.beseda.benchmarks.platform;

import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.PlatformService;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Bots whose scenario remembers each message, fills it into a text and says that: one reply to every message.
public final class EchoBots {
    private static final String FILE = "/platform/echo-bot.yaml";
    private static final long FIRST_ID = 7_100_000_001L;

    private final JsonApi gateway;

    public EchoBots(Stack stack) {
        this.gateway = new JsonApi(
                stack.url(PlatformService.GATEWAY),
                Optional.of(stack.adminToken().value()));
    }

    /// Makes the bots over the public API; hands on their tokens.
    public List<String> make(int count) {
        return IntStream.range(0, count).mapToObj(this::makeOne).toList();
    }

    private String makeOne(int number) {
        var token = "%d:echo-bot-of-the-benchmark".formatted(FIRST_ID + number);
        var unused = new DemoBot(gateway, Demo.of("Benchmark " + (number + 1), token, FILE)).make();
        return token;
    }
}
