package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.house.TestHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A flight recording of JVMs of the house: where their time goes.
final class Recording {
    private static final List<String> RECORDED = List.of("gateway", "bot", "kafka", TestHouse.OURSELVES);
    private static final String NAME = "beseda";

    private final Map<String, Long> processes;
    private final Path folder;

    Recording(Map<String, Long> processes, Path folder) {
        this.processes = processes;
        this.folder = folder;
    }

    void start() {
        RECORDED.forEach(name -> jcmd(name, "JFR.start", "name=" + NAME, "settings=profile"));
    }

    /// Leaves one file for each JVM.
    List<Path> stop() {
        return RECORDED.stream().map(this::stop).toList();
    }

    private Path stop(String name) {
        var file = folder.resolve(name.replaceAll("\\W", "-") + ".jfr").toAbsolutePath();
        jcmd(name, "JFR.stop", "name=" + NAME, "filename=" + file);
        return file;
    }

    private void jcmd(String process, String... command) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(processes.getOrDefault(process, 0L)));
        line.addAll(List.of(command));
        try {
            int code = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("jcmd could not reach " + process);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot run jcmd", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
