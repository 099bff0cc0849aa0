package dev.beseda.benchmarks.fleet;

import dev.beseda.benchmarks.options.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the benchmark `fleet` was asked for.
///
/// @param bots  how many bots there are, the noisy one included
/// @param rate  messages a second to all quiet bots together
/// @param noise messages a second to the noisy bot
/// @param seconds how long each measurement lasts
/// @param port  the first port of the platform that is started
record FleetOptions(int bots, int rate, int noise, int seconds, int port) {
    private static final Arguments.Known KNOWN = new Arguments.Known(
            "bench fleet knows: --bots N, --rate N, --noise N (messages a second), --seconds N, --port N and --quick",
            Map.of("--bots", 5_000, "--rate", 5_000, "--noise", 5_000, "--seconds", 600, "--port", 65_000),
            Set.of("--quick"));

    static FleetOptions parse(List<String> written) {
        var arguments = Arguments.parse(written, KNOWN);
        boolean quick = arguments.has("--quick");
        return new FleetOptions(
                Math.max(2, arguments.number("--bots", quick ? 20 : 1_000)),
                arguments.number("--rate", quick ? 50 : 200),
                arguments.number("--noise", quick ? 100 : 300),
                arguments.number("--seconds", quick ? 5 : 30),
                arguments.number("--port", 28_080));
    }
}
