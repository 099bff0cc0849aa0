package dev.beseda.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One started operating-system process of ours; what it says is appended to its log,
/// and what it writes is for its user alone.
public final class ChildProcess {
    /// Java cannot set the umask of its children; the shell can, and the program takes its place.
    private static final List<String> PRIVATELY = List.of("sh", "-c", "umask 077; exec \"$0\" \"$@\"");

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    public static ChildProcess start(Command command, Path log) {
        try {
            PrivateFiles.make(log.toAbsolutePath());
            var builder = new ProcessBuilder(privately(command.line()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(command.environment());
            var process = builder.start();
            process.getOutputStream().close();
            return new ChildProcess(process);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start " + command.line().getFirst(), failure);
        }
    }

    private static List<String> privately(List<String> line) {
        return Stream.concat(PRIVATELY.stream(), line.stream()).toList();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// The processor time it has used so far.
    public Duration computed() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Waits until the process has ended, however that came about, and tells its exit code.
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /// Asks the process to end; when it hasn't within `patience`, it is killed.
    public void stop(StopSignal signal, Duration patience) {
        Signals.send(process.toHandle(), signal);
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            kill();
            process.waitFor();
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the process at once, as `kill -9` does.
    public void kill() {
        process.destroyForcibly();
    }
}
