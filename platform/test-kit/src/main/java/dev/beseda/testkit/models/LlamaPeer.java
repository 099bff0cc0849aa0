package dev.beseda.testkit.models;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A running llama.cpp for a test: the real tokenizer, sampler and streaming, with nonsense for words.
public final class LlamaPeer implements AutoCloseable {
    private final PeerProcess process;
    private final Path folder;
    private final URI url;

    private LlamaPeer(PeerProcess process, Path folder, URI url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
    }

    /// Returns when it answers. The test is skipped where llama.cpp's native library cannot be loaded.
    public static LlamaPeer start() {
        var folder = newFolder();
        var process = PeerProcess.start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LlamaServer.class.getName(),
                folder.toString()));
        var ready = process.awaitLine(LlamaServer.READY);
        assumeThat(ready)
                .as("llama.cpp's native library can be loaded here; it said: %s", process.said())
                .isPresent();
        var port = ready.orElseThrow().substring(LlamaServer.READY.length());
        return new LlamaPeer(process, folder, URI.create("http://127.0.0.1:" + port));
    }

    /// What to set as llama.cpp's address.
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.close();
        try (var files = Files.walk(folder)) {
            for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("llama-peer");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
