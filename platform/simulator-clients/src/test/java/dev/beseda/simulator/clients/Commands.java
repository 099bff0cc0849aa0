package dev.beseda.simulator.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs other programs of the machine to their end.
final class Commands {
    private static final int PATIENCE_SECONDS = 180;

    private Commands() {}

    /// How a program ended and all that it said.
    record Ended(int code, String said) {
        boolean well() {
            return code == 0;
        }
    }

    /// A program that isn't there ends with 127, as in a shell.
    static Ended run(Path folder, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            var timer = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var unused = timer.exceptionally(late -> process.destroyForcibly());
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), said.strip());
        } catch (IOException absent) {
            return new Ended(127, String.valueOf(absent.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }
}
