package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.house.TalkingBots;
import dev.beseda.benchmarks.house.TalkingBots.TalkingBot;
import dev.beseda.benchmarks.house.TestHouse;
import dev.beseda.benchmarks.load.Figures;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Recording;
import dev.beseda.local.stack.HouseService;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the house adds to a language model: to one call among many, to a turn of a talk, and to its own memory.
public final class LlmBenchmark {
    private static final int[] STREAMS = {1, 50, 200};

    /// One bot may have half of what the service writes at once.
    private static final int BOTS = 4;

    private static final int WARM_UP_STREAMS = 100;

    private final LlmOptions options;
    private final Figures figures;

    private LlmBenchmark(LlmOptions options, PrintStream out) {
        this.options = options;
        this.figures = new Figures(out);
    }

    /// Tells whether every reply came once and whole, the rate was kept up and memory did not grow.
    public static boolean run(List<String> arguments, PrintStream out) {
        return new LlmBenchmark(LlmOptions.parse(arguments), out).run();
    }

    private boolean run() {
        var machine = new Machine();
        figures.line("Machine: %s; load average %s", machine, machine.loadAverage());
        try (var house = TestHouse.start(options.port(), SimulatedModel::environment)) {
            var making = new TalkingBots(house.stack());
            var bots = making.make(BOTS);
            var asked = bots.stream()
                    .map(bot -> new Order.Asked(making.workspace(), bot.id()))
                    .toList();
            try (var traffic = new ReplyTraffic(house.stack().kafka(), asked, house.simulator())) {
                return measure(house, bots, traffic);
            }
        }
    }

    private boolean measure(TestHouse house, List<TalkingBot> bots, ReplyTraffic traffic) {
        var with = new Measuring(house, bots, traffic, new SimulatedModel(house.simulator()), figures);
        var processes = house.processes();
        boolean good = streams(with);
        if (options.streams().isEmpty()) {
            figures.line("");
            good &= turns(with);
            figures.line("");
            good &= new MemoryWatch(with).measure(options.turns());
        }
        house.requireUnbroken(processes);
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
        var house = with.house();
        var recording =
                new Recording(house.processes(List.of(HouseService.LLM.id(), HouseService.BOT.id())), house.home());
        recording.start();
        boolean good = work.getAsBoolean();
        figures.line(
                "Recorded; look with: jfr view hot-methods %s",
                recording.stop().stream().map(Path::toString).collect(Collectors.joining(" ")));
        return good;
    }
}
