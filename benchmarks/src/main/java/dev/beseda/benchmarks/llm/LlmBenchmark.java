package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Recording;
import dev.beseda.benchmarks.platform.TalkingBots;
import dev.beseda.benchmarks.platform.TalkingBots.TalkingBot;
import dev.beseda.benchmarks.platform.TestPlatform;
import dev.beseda.local.stack.settings.PlatformService;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the platform adds to a language model: to one call among many, to a turn of a talk, and to its own memory.
public final class LlmBenchmark {
    private static final int[] STREAMS = {1, 50, 200};

    /// One bot may have half of what the service writes at once.
    private static final int BOTS = 4;

    private static final int WARM_UP_STREAMS = 100;

    private final LlmOptions options;
    private final ResultPrinter printer;

    private LlmBenchmark(LlmOptions options, PrintStream out) {
        this.options = options;
        this.printer = new ResultPrinter(out);
    }

    /// Tells whether every reply came once and whole, the rate was kept up and memory did not grow.
    public static boolean run(List<String> arguments, PrintStream out) {
        return new LlmBenchmark(LlmOptions.parse(arguments), out).run();
    }

    private boolean run() {
        var machine = new Machine();
        printer.line("Machine: %s; load average %s", machine, machine.loadAverage());
        try (var platform = TestPlatform.start(options.port(), SimulatedModel::environment)) {
            var making = new TalkingBots(platform.stack());
            var bots = making.make(BOTS);
            var asked = bots.stream()
                    .map(bot -> new Order.Asked(making.workspace(), bot.id()))
                    .toList();
            try (var traffic = new ReplyTraffic(platform.stack().kafka(), asked, platform.simulator())) {
                return measure(platform, bots, traffic);
            }
        }
    }

    private boolean measure(TestPlatform platform, List<TalkingBot> bots, ReplyTraffic traffic) {
        var with = new Measuring(platform, bots, traffic, new SimulatedModel(platform.simulator()), printer);
        var processes = platform.processes();
        boolean good = streams(with);
        if (options.streams().isEmpty()) {
            printer.line("");
            good &= turns(with);
            printer.line("");
            good &= new MemoryWatch(with).measure(options.turns());
        }
        platform.requireUnbroken(processes);
        return good;
    }

    private boolean streams(Measuring with) {
        var streams = new Streams(with);
        var unused = streams.write(new Streams.Run(WARM_UP_STREAMS, Duration.ofSeconds(options.warmUpSeconds())));
        streams.head();
        var wanted = options.streams().stream().toArray();
        return IntStream.of(wanted.length == 0 ? STREAMS : wanted)
                .mapToObj(number -> new Streams.Run(number, Duration.ofSeconds(options.seconds())))
                .map(run -> recorded(with, () -> streams.measure(run)))
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean turns(Measuring with) {
        var turns = new ChatTurns(with);
        turns.warmUp(options.rate(), options.warmUpSeconds());
        return recorded(with, () -> turns.measure(options.rate(), options.seconds()));
    }

    private boolean recorded(Measuring with, BooleanSupplier work) {
        if (!options.profile()) {
            return work.getAsBoolean();
        }
        var platform = with.platform();
        var recording = new Recording(
                platform.processes(List.of(PlatformService.LLM.id(), PlatformService.BOT.id())), platform.home());
        recording.start();
        boolean good = work.getAsBoolean();
        printer.line(
                "Recorded; look with: jfr view hot-methods %s",
                recording.stop().stream().map(Path::toString).collect(Collectors.joining(" ")));
        return good;
    }
}
