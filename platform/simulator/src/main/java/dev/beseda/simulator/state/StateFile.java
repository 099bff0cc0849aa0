package dev.beseda.simulator.state;

import dev.beseda.simulator.json.Json;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/// Keeps the state in a file: read at the start, written soon after each change and at the end. It holds tokens and
/// messages, so only its owner can read it.
public final class StateFile {
    private static final long SECONDS_BETWEEN_LOOKS = 1;
    private static final FileAttribute<?> OWNERS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final Snapshots snapshots;
    private byte[] lastWritten = new byte[0];

    public StateFile(Path path, Snapshots snapshots) {
        this.path = path;
        this.snapshots = snapshots;
    }

    /// Puts the saved state into the world and goes on saving what changes.
    public void begin(Vertx vertx) {
        if (Files.exists(path)) {
            snapshots.putBack(read());
        }
        vertx.setPeriodic(SECONDS_BETWEEN_LOOKS * 1_000, look -> saveLater(vertx));
    }

    /// Writes the last state before the simulator ends.
    public void end() {
        try {
            var unused = write(Json.bytes(snapshots.take()));
        } catch (IOException broken) {
            complain(broken);
        }
    }

    private void saveLater(Vertx vertx) {
        var bytes = Json.bytes(snapshots.take());
        if (Arrays.equals(bytes, lastWritten)) {
            return;
        }
        lastWritten = bytes;
        vertx.executeBlocking(() -> write(bytes)).onFailure(this::complain);
    }

    private synchronized Path write(byte[] bytes) throws IOException {
        var beside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, OWNERS_ALONE);
        Files.write(beside, bytes);
        return Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private SavedState read() {
        try {
            return Json.value(Files.readAllBytes(path), SavedState.class);
        } catch (IOException broken) {
            throw new IllegalStateException(
                    "The state file %s cannot be read: delete it to start anew".formatted(path), broken);
        }
    }

    private void complain(Throwable broken) {
        System.getLogger(StateFile.class.getName())
                .log(System.Logger.Level.ERROR, "The state was not saved to " + path, broken);
    }
}
