package dev.beseda.local.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much memory a process and its children hold, as far as the system tells.
public final class Memory {
    private Memory() {}

    /// Resident bytes of the process alone.
    public static OptionalLong ofAlone(long pid) {
        return read(pid, "VmRSS:");
    }

    /// Resident bytes: all of the process itself, and of its children what they don't share.
    public static OptionalLong withChildren(long pid) {
        var own = ofAlone(pid);
        if (own.isEmpty()) {
            return own;
        }
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> read(child.pid(), "RssAnon:").orElse(0))
                .sum();
        return OptionalLong.of(own.getAsLong() + children);
    }

    private static OptionalLong read(long pid, String field) {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException notTold) {
            return OptionalLong.empty();
        }
    }
}
