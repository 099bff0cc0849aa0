package dev.beseda.benchmarks.growth;

import dev.beseda.benchmarks.options.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the benchmark `growth` was asked for.
///
/// @param messages how many there are in the tables of the full platform, half of them from people
/// @param rate     messages a second
/// @param seconds  how long each measurement lasts
/// @param chats    how many people write
/// @param port     the first port of the platform that is started
/// @param quick    a short run that shows whether everything works
record GrowthOptions(int messages, int rate, int seconds, int chats, int port, boolean quick) {
    private static final int FEWEST = 1_000;
    private static final Arguments.Known KNOWN = new Arguments.Known(
            """
            bench growth knows: --messages N, --rate N (messages a second), --seconds N, --chats N, --port N and --quick""",
            Map.of("--messages", 100_000_000, "--rate", 5_000, "--seconds", 600, "--chats", 100_000, "--port", 65_000),
            Set.of("--quick"));

    static GrowthOptions parse(List<String> written) {
        var arguments = Arguments.parse(written, KNOWN);
        boolean quick = arguments.has("--quick");
        return new GrowthOptions(
                Math.max(FEWEST, arguments.number("--messages", quick ? 20_000 : 10_000_000)),
                arguments.number("--rate", quick ? 100 : 500),
                arguments.number("--seconds", quick ? 5 : 30),
                arguments.number("--chats", quick ? 100 : 1_000),
                arguments.number("--port", 28_080),
                quick);
    }
}
