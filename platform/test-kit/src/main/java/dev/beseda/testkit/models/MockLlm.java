package dev.beseda.testkit.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.beseda.local.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A running mock-llm from npm, a server in OpenAI's shape that nobody here wrote:
/// it says back the key, the model and the question.
public final class MockLlm implements AutoCloseable {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "mock-llm.yaml");
    private static final String PROGRAM = "node_modules/@dwmkerr/mock-llm/dist/main.js";
    /// In the build folder of the module whose tests run, named by the version so that a newer one is fetched anew.
    private static final Path FOLDER = Path.of("target", "mock-llm-0.1.29");

    private static final String FETCHED = "fetched";
    private static final String READY = "@dwmkerr/mock-llm";
    private static final int PATIENCE_SECONDS = 180;
    private static final List<String> FETCH = List.of(
            "npm",
            "ci",
            "--ignore-scripts",
            "--prefer-offline",
            "--no-audit",
            "--no-fund",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000");

    private final PeerProcess process;
    private final URI url;

    private MockLlm(PeerProcess process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// Returns when it answers. The test is skipped where there is no Node or npm cannot be reached.
    public static MockLlm start() {
        var folder = FOLDER.toAbsolutePath();
        var fetched = Files.exists(folder.resolve(FETCHED)) ? "" : fetch(folder);
        assumeThat(Files.exists(folder.resolve(FETCHED)))
                .as("node and npm are here and npm's registry can be reached; they said: %s", fetched)
                .isTrue();
        int port = FreePorts.any();
        var process = PeerProcess.start(
                List.of(
                        "node",
                        folder.resolve(PROGRAM).toString(),
                        "--config",
                        folder.resolve("mock-llm.yaml").toString()),
                Map.of("HOST", "127.0.0.1", "PORT", Integer.toString(port)));
        if (process.awaitLine(READY).isEmpty()) {
            process.close();
            throw new IllegalStateException("mock-llm did not start: " + process.said());
        }
        return new MockLlm(process, URI.create("http://127.0.0.1:%d/v1".formatted(port)));
    }

    /// What to set as an OpenAI-compatible provider's address.
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.close();
    }

    /// What npm said; once all is there, a file says so.
    private static String fetch(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var name : FILES) {
                try (var file = MockLlm.class.getResourceAsStream("mock-llm/" + name)) {
                    Files.copy(Objects.requireNonNull(file, name), folder.resolve(name), REPLACE_EXISTING);
                }
            }
            var said = folder.resolve("npm.txt");
            var npm = new ProcessBuilder(FETCH)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!npm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                npm.destroyForcibly();
            } else if (npm.exitValue() == 0) {
                Files.createFile(folder.resolve(FETCHED));
            }
            return Files.readString(said, UTF_8).strip();
        } catch (IOException absent) {
            return String.valueOf(absent.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
