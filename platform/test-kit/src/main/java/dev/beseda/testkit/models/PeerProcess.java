package dev.beseda.testkit.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Somebody's program beside a test; it ends with the test at the latest.
final class PeerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final StringBuffer said = new StringBuffer();

    private PeerProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static PeerProcess start(List<String> command) {
        return start(command, Map.of());
    }

    static PeerProcess start(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new PeerProcess(builder.start());
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /// The first line that begins so; empty if the program ends before, or takes too long. What it says later is read
    /// too, lest it blocks.
    Optional<String> awaitLine(String beginning) {
        var found = new CompletableFuture<Optional<String>>();
        Thread.ofVirtual().start(() -> {
            try (var output = new BufferedReader(process.inputReader(UTF_8))) {
                output.lines().forEach(line -> {
                    said.append(line).append('\n');
                    if (line.startsWith(beginning)) {
                        found.complete(Optional.of(line));
                    }
                });
            } catch (IOException | UncheckedIOException closed) {
                said.append(closed.getMessage());
            }
            found.complete(Optional.empty());
        });
        return found.completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    String said() {
        return said.toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
