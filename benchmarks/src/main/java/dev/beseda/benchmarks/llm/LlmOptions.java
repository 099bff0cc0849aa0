package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.options.Arguments;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// What the benchmark `llm` was asked for.
///
/// @param streams measure with so many replies under way only, and nothing else
/// @param seconds how long each measurement lasts
/// @param rate    turns a second through the whole platform
/// @param turns   after which memory is looked at for the last time
/// @param port    the first port of the platform that is started
/// @param profile record where the llm-service spends its time
record LlmOptions(OptionalInt streams, int seconds, int rate, int turns, int port, boolean profile) {
    private static final Arguments.Known KNOWN = new Arguments.Known(
            """
            bench llm knows: --streams N (replies under way at once), --seconds N, --rate N (turns a second), --turns N \
            (that memory is watched for), --port N, --quick and --profile""",
            Map.of("--streams", 1_000, "--seconds", 600, "--rate", 5_000, "--turns", 1_000_000, "--port", 65_000),
            Set.of("--quick", "--profile"));

    static LlmOptions parse(List<String> written) {
        var arguments = Arguments.parse(written, KNOWN);
        boolean quick = arguments.has("--quick");
        return new LlmOptions(
                arguments.number("--streams"),
                arguments.number("--seconds", quick ? 5 : 30),
                arguments.number("--rate", quick ? 100 : 300),
                arguments.number("--turns", quick ? 5_000 : 100_000),
                arguments.number("--port", 28_080),
                arguments.has("--profile"));
    }

    /// How long everything is made warm before it is measured.
    int warmUpSeconds() {
        return Math.min(60, 2 * seconds);
    }
}
