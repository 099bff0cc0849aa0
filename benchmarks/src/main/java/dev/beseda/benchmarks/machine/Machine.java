package dev.beseda.benchmarks.machine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// The machine we run on.
public final class Machine {
    private final ProcFiles files;

    public Machine() {
        this(new ProcFiles(Path.of("/proc")));
    }

    Machine(ProcFiles files) {
        this.files = files;
    }

    /// @param processes pids by name; a process's children are counted with it, unless they are named themselves
    public Usage usage(Map<String, Long> processes) {
        double all = files.busySeconds();
        var seconds = new LinkedHashMap<String, Double>();
        processes.forEach((name, pid) -> seconds.put(
                name, family(pid, processes).mapToDouble(files::cpuSeconds).sum()));
        var usage = new Usage(seconds, 0);
        return new Usage(seconds, all - usage.allSeconds());
    }

    /// Bytes held, by name: of a family its proportional sizes, else memory that all share would count many times.
    public Map<String, Long> memory(Map<String, Long> processes) {
        var bytes = new LinkedHashMap<String, Long>();
        processes.forEach(
                (name, pid) -> bytes.put(name, memoryOf(family(pid, processes).toArray())));
        return bytes;
    }

    private long memoryOf(long[] family) {
        if (family.length == 1) {
            return files.resident(family[0]).orElse(0);
        }
        return LongStream.of(family)
                .mapToObj(files::proportional)
                .flatMapToLong(OptionalLong::stream)
                .sum();
    }

    private static LongStream family(long pid, Map<String, Long> processes) {
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(ProcessHandle::pid)
                .filter(child -> !processes.containsValue(child))
                .flatMap(child -> family(child, processes));
        return LongStream.concat(LongStream.of(pid), children);
    }

    public String loadAverage() {
        return files.loadAverage().orElse("unknown");
    }

    public int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public String toString() {
        return "%d cores, %d GB, JDK %s, %s %s"
                .formatted(
                        cores(),
                        files.memory().orElse(0) >> 30,
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }
}
