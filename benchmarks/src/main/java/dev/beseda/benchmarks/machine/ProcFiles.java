package dev.beseda.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the files that Linux keeps about processes.
final class ProcFiles {
    /// Linux tells times in hundredths of a second, whatever it counts in itself.
    private static final double TICKS_PER_SECOND = 100;

    /// In `stat`, counted from the field after the name.
    private static final int USER_TIME = 11;

    private final Path root;

    ProcFiles(Path root) {
        this.root = root;
    }

    /// Seconds of CPU the process has had, its children that ended included.
    double cpuSeconds(long pid) {
        return read("%d/stat".formatted(pid)).map(ProcFiles::cpuSeconds).orElse(0.0);
    }

    /// Seconds of CPU that all processes together have had.
    double busySeconds() {
        return read("stat").map(ProcFiles::busySeconds).orElse(0.0);
    }

    /// Bytes the process holds; memory that it shares counts in full.
    OptionalLong resident(long pid) {
        return bytes("%d/status".formatted(pid), "VmRSS:");
    }

    /// Bytes the process holds; memory that it shares counts in part. Empty where we may not look.
    OptionalLong proportional(long pid) {
        return bytes("%d/smaps_rollup".formatted(pid), "Pss:");
    }

    Optional<String> loadAverage() {
        return read("loadavg").map(line -> line.split(" ", 2)[0]);
    }

    OptionalLong memory() {
        return bytes("meminfo", "MemTotal:");
    }

    /// The name in brackets may itself hold spaces and brackets.
    private static double cpuSeconds(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int field = USER_TIME; field < USER_TIME + 4; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /// The first line: user, nice, system, idle, iowait, irq, softirq.
    private static double busySeconds(String stat) {
        var fields = stat.lines().findFirst().orElse("").split("\\s+");
        double ticks = 0;
        for (int field : new int[] {1, 2, 3, 6, 7}) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private OptionalLong bytes(String file, String field) {
        return read(file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file)));
        } catch (IOException goneOrForbidden) {
            return Optional.empty();
        }
    }
}
