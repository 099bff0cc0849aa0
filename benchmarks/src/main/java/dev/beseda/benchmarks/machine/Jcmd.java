package dev.beseda.benchmarks.machine;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Has a running JVM do something: a recording, a collection of its garbage.
public final class Jcmd {
    private static final String HISTOGRAM_TOTAL = "Total";

    private Jcmd() {}

    /// What it said to that.
    @CanIgnoreReturnValue
    public static String run(long pid, String... command) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(pid));
        line.addAll(List.of(command));
        try {
            var jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("jcmd could not reach process %d: %s".formatted(pid, said));
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot run jcmd", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    /// Bytes that are still in use after the garbage is collected.
    public static long liveBytes(long pid) {
        return run(pid, "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith(HISTOGRAM_TOTAL))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Process %d does not tell its heap".formatted(pid)));
    }
}
