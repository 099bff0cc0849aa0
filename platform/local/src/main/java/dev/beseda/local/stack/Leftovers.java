package dev.beseda.local.stack;

import dev.beseda.local.processes.KnownProcess;
import dev.beseda.local.processes.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Ends what a run has left behind whose launcher was killed.
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Leftovers() {}

    /// Stops what still runs of the written-down run – services first, then Kafka, then PostgreSQL.
    public static void stop(RunFile.Run run) {
        var running = run.entries().stream()
                .filter(entry -> entry.process().isRunning())
                .toList();
        var infrastructure = List.of("kafka", "postgres");
        end(
                running.stream()
                        .filter(entry -> !infrastructure.contains(entry.name()))
                        .toList(),
                StopSignal.TERM);
        end(running.stream().filter(entry -> entry.name().equals("kafka")).toList(), StopSignal.TERM);
        end(running.stream().filter(entry -> entry.name().equals("postgres")).toList(), StopSignal.INT);
    }

    private static void end(List<RunFile.Entry> entries, StopSignal signal) {
        var processes = entries.stream().map(RunFile.Entry::process).toList();
        processes.forEach(process -> process.ask(signal));
        awaitEnd(processes);
        processes.forEach(KnownProcess::kill);
        awaitEnd(processes);
    }

    private static void awaitEnd(List<KnownProcess> processes) {
        var deadline = Instant.now().plus(PATIENCE);
        while (processes.stream().anyMatch(KnownProcess::isRunning)
                && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
