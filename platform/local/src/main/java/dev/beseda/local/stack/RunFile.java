package dev.beseda.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.processes.KnownProcess;
import dev.beseda.local.processes.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What runs at present, written down (`run.json`) for other commands and for the start after a crash.
public final class RunFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public RunFile(Path home) {
        this.file = home.resolve("run.json");
    }

    /// A process of the run.
    ///
    /// @param address where it listens
    /// @param health  what answers 200 over HTTP while it works; the address itself where there is no such thing
    public record Entry(String name, KnownProcess process, URI address, URI health) {}

    /// A whole run.
    public record Run(KnownProcess launcher, List<Entry> entries) {}

    public Optional<Run> read() {
        try {
            return Files.exists(file) ? Optional.of(run(JSON.readTree(file.toFile()))) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    void write(Run run) {
        var root = JSON.createObjectNode();
        put(root.putObject("launcher"), run.launcher());
        var entries = root.putArray("processes");
        for (var entry : run.entries()) {
            var node = entries.addObject()
                    .put("name", entry.name())
                    .put("address", entry.address().toString())
                    .put("health", entry.health().toString());
            put(node, entry.process());
        }
        PrivateFiles.write(file, root.toPrettyString() + "\n");
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete " + file, failure);
        }
    }

    private static void put(ObjectNode node, KnownProcess process) {
        node.put("pid", process.pid()).put("began", process.began().toString());
    }

    private static Run run(JsonNode root) {
        var entries = root.path("processes").valueStream().map(RunFile::entry).toList();
        return new Run(process(root.path("launcher")), entries);
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                node.path("name").asText(),
                process(node),
                URI.create(node.path("address").asText()),
                URI.create(node.path("health").asText()));
    }

    private static KnownProcess process(JsonNode node) {
        return new KnownProcess(
                node.path("pid").asLong(), Instant.parse(node.path("began").asText(Instant.EPOCH.toString())));
    }
}
