package dev.beseda.benchmarks.ledger;

import dev.beseda.benchmarks.options.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the benchmark `ledger` was asked for.
///
/// @param postings how many there are in the full book
/// @param wallets  how many people have money
/// @param rate     holds a second, where they come at a fixed rate
/// @param seconds  how long each measurement lasts
/// @param port     the first port of the platform that is started
/// @param profile  record where the billing-service spends its time
record LedgerOptions(int postings, int wallets, int rate, int seconds, int port, boolean profile) {
    private static final Arguments.Known KNOWN = new Arguments.Known(
            """
            bench ledger knows: --postings N (of the full book), --wallets N, --rate N (holds a second), --seconds N, \
            --port N, --quick and --profile""",
            Map.of(
                    "--postings",
                    100_000_000,
                    "--wallets",
                    100_000,
                    "--rate",
                    5_000,
                    "--seconds",
                    600,
                    "--port",
                    65_000),
            Set.of("--quick", "--profile"));

    static LedgerOptions parse(List<String> written) {
        var arguments = Arguments.parse(written, KNOWN);
        boolean quick = arguments.has("--quick");
        return new LedgerOptions(
                arguments.number("--postings", quick ? 100_000 : 1_000_000),
                arguments.number("--wallets", 10_000),
                arguments.number("--rate", 500),
                arguments.number("--seconds", quick ? 5 : 20),
                arguments.number("--port", 28_080),
                arguments.has("--profile"));
    }
}
