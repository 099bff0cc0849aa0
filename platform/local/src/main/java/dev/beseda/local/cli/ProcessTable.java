package dev.beseda.local.cli;

import dev.beseda.local.processes.Memory;
import dev.beseda.local.stack.RunningProcess;
import java.util.List;
import java.util.Locale;

/// What runs, for people: service, address, state, process and memory.
final class ProcessTable {
    private static final long MEGABYTE = 1024 * 1024;

    private ProcessTable() {}

    static String of(List<RunningProcess> processes, long launcherPid) {
        var table = new Table("SERVICE", "URL", "STATE", "PID", "RSS");
        var total = 0L;
        for (var running : processes) {
            var memory = Memory.withChildren(running.pid());
            total += memory.orElse(0);
            table.add(
                    running.name(),
                    running.address().toString(),
                    running.state().name().toLowerCase(Locale.ROOT),
                    Long.toString(running.pid()),
                    memory.isPresent() ? megabytes(memory.getAsLong()) : "");
        }
        var launcher = Memory.ofAlone(launcherPid);
        return table + "\n" + "Memory in all, with the launcher: " + megabytes(total + launcher.orElse(0));
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + " MB";
    }
}
