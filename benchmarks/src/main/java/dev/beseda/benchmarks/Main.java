package dev.beseda.benchmarks;

import dev.beseda.benchmarks.broadcast.BroadcastBenchmark;
import dev.beseda.benchmarks.fleet.FleetBenchmark;
import dev.beseda.benchmarks.growth.GrowthBenchmark;
import dev.beseda.benchmarks.ledger.LedgerBenchmark;
import dev.beseda.benchmarks.llm.LlmBenchmark;
import dev.beseda.benchmarks.options.Refused;
import dev.beseda.benchmarks.updates.UpdatesBenchmark;
import dev.beseda.benchmarks.updates.UpdatesOptions;
import dev.beseda.local.processes.StartFailure;
import dev.beseda.local.rest.CallRefused;
import java.util.List;

/// Runs the benchmark that the first argument names. The exit code is 0 when it could be measured and nothing was
/// lost, 1 when not, and 2 when it could not begin.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            var name = arguments.isEmpty() ? "" : arguments.getFirst();
            var options = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
            boolean good = switch (name) {
                case "updates" -> new UpdatesBenchmark(UpdatesOptions.parse(options), System.out).run();
                case "broadcast" -> BroadcastBenchmark.run(options, System.out);
                case "llm" -> LlmBenchmark.run(options, System.out);
                case "fleet" -> FleetBenchmark.run(options, System.out);
                case "growth" -> GrowthBenchmark.run(options, System.out);
                case "ledger" -> LedgerBenchmark.run(options, System.out);
                default ->
                    throw new Refused(
                            "There is no benchmark \"%s\"; there are: updates, fleet, broadcast, growth, llm, ledger."
                                    .formatted(name));
            };
            return good ? 0 : 1;
        } catch (Refused | StartFailure | CallRefused refused) {
            System.err.println(refused.getMessage());
            return 2;
        }
    }
}
