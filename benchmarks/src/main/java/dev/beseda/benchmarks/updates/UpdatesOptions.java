package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.options.Arguments;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// What the benchmark `updates` was asked for.
///
/// @param rate    measure at this rate only, without looking for the highest one
/// @param seconds how long each measurement lasts
/// @param chats   how many people write, to all bots together
/// @param port    the first port of the platform that is started
/// @param quick   a short run that shows whether everything works, not how fast it is
/// @param profile record where gateway, bot and broker spend their time in the last measurement
public record UpdatesOptions(
        OptionalInt rate, int seconds, int bots, int chats, int port, boolean quick, boolean profile) {
    private static final Arguments.Known KNOWN = new Arguments.Known(
            """
            bench updates knows: --rate N (messages a second), --seconds N, --bots N, --chats N, --port N, --quick \
            and --profile""",
            Map.of("--rate", 20_000, "--seconds", 600, "--bots", 100, "--chats", 100_000, "--port", 65_000),
            Set.of("--quick", "--profile"));

    public static UpdatesOptions parse(List<String> written) {
        var arguments = Arguments.parse(written, KNOWN);
        boolean quick = arguments.has("--quick");
        return new UpdatesOptions(
                arguments.number("--rate"),
                arguments.number("--seconds", quick ? 5 : 20),
                arguments.number("--bots", quick ? 2 : 5),
                arguments.number("--chats", quick ? 200 : 2_000),
                arguments.number("--port", 28_080),
                quick,
                arguments.has("--profile"));
    }
}
