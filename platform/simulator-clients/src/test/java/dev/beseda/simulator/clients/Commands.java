package dev.beseda.simulator.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs other programs of the machine to their end.
final class Commands {
    private static final int PATIENCE_SECONDS = 180;
    private static final int NOT_FOUND = 127;

    private Commands() {}

    /// How a program ended and all that it said.
    record Ended(int code, String said) {
        boolean well() {
            return code == 0;
        }
    }

    /// A program that isn't there ends as in a shell.
    static Ended run(Path folder, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .start();
            var limit = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            limit.execute(() -> kill(process));
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), said.strip());
        } catch (IOException absent) {
            return new Ended(NOT_FOUND, String.valueOf(absent.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
