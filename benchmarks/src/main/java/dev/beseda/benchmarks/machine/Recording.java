package dev.beseda.benchmarks.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A flight recording of JVMs of the platform: where their time goes.
public final class Recording {
    private static final String NAME = "beseda";

    private final Map<String, Long> processes;
    private final Path folder;

    /// @param processes pids by name
    public Recording(Map<String, Long> processes, Path folder) {
        this.processes = processes;
        this.folder = folder;
    }

    public void start() {
        processes.values().forEach(pid -> Jcmd.run(pid, "JFR.start", "name=" + NAME, "settings=profile"));
    }

    /// Leaves one file for each JVM.
    public List<Path> stop() {
        return processes.entrySet().stream()
                .map(process -> stop(process.getKey(), process.getValue()))
                .toList();
    }

    private Path stop(String name, long pid) {
        var file = folder.resolve(name.replaceAll("\\W", "-") + ".jfr").toAbsolutePath();
        Jcmd.run(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
        return file;
    }
}
