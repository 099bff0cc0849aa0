package dev.beseda.benchmarks.broadcast;

import dev.beseda.benchmarks.options.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the benchmark `broadcast` was asked for.
///
/// @param messages how many messages the broadcast has
/// @param allowed  messages a second that Telegram lets the bot send in all
/// @param bulk     messages a second the bot is set to send at the most, replies included
/// @param replies  messages a second that people write meanwhile, each of which is answered
/// @param port     the first port of the platform that is started
record BroadcastOptions(int messages, int allowed, int bulk, int replies, int port) {
    private static final Arguments.Known KNOWN = new Arguments.Known(
            "bench broadcast knows: --messages N, --allowed N, --bulk N, --replies N (a second), --port N and --quick",
            Map.of("--messages", 1_000_000, "--allowed", 5_000, "--bulk", 5_000, "--replies", 1_000, "--port", 65_000),
            Set.of("--quick"));

    static BroadcastOptions parse(List<String> written) {
        var arguments = Arguments.parse(written, KNOWN);
        boolean quick = arguments.has("--quick");
        int replies = arguments.number("--replies", 20);
        int allowed = arguments.number("--allowed", quick ? 200 : 500);
        return new BroadcastOptions(
                arguments.number("--messages", quick ? 2_000 : 50_000),
                allowed,
                arguments.number("--bulk", allowed),
                replies,
                arguments.number("--port", 28_080));
    }
}
