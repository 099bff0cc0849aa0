package dev.beseda.local.cli;

import dev.beseda.local.processes.KnownProcess;
import dev.beseda.local.processes.ProcessState;
import dev.beseda.local.processes.Readiness;
import dev.beseda.local.stack.RunFile;
import dev.beseda.local.stack.RunningProcess;
import dev.beseda.local.stack.settings.StackSettings;

/// `status`: shows what runs; the exit code tells whether all of it does.
final class StatusCommand {
    private static final int NOT_RUNNING = 3;

    private final StackSettings settings;

    StatusCommand(StackSettings settings) {
        this.settings = settings;
    }

    int run() {
        var run = new RunFile(settings.home()).read();
        if (run.map(RunFile.Run::launcher).filter(KnownProcess::isRunning).isEmpty()) {
            System.out.println("Beseda is not running.");
            return NOT_RUNNING;
        }
        var processes = run.get().entries().stream().map(StatusCommand::look).toList();
        System.out.println(ProcessTable.of(processes, run.get().launcher().pid()));
        return processes.stream().allMatch(running -> running.state() == ProcessState.UP) ? 0 : 1;
    }

    private static RunningProcess look(RunFile.Entry entry) {
        return new RunningProcess(entry.name(), entry.address(), entry.process().pid(), state(entry));
    }

    /// A process that runs but doesn't answer well is on its way up, or waits for what it needs.
    private static ProcessState state(RunFile.Entry entry) {
        if (!entry.process().isRunning()) {
            return ProcessState.DOWN;
        }
        var asked = entry.health().getScheme().equals("http");
        var well = !asked || Readiness.of(entry.health()).ready(entry.process().pid());
        return well ? ProcessState.UP : ProcessState.STARTING;
    }
}
