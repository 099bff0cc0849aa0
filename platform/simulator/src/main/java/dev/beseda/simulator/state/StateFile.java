package dev.beseda.simulator.state;

import dev.beseda.simulator.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/// Keeps the state in a file: read at the start, written soon after each change and at the end.
public final class StateFile {
    private static final long SECONDS_BETWEEN_LOOKS = 1;

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
            Files.write(beside(), Json.bytes(snapshots.take()));
            Files.move(beside(), path, StandardCopyOption.REPLACE_EXISTING);
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
        var move = new CopyOptions().setReplaceExisting(true);
        vertx.fileSystem()
                .writeFile(beside().toString(), Buffer.buffer(bytes))
                .compose(done -> vertx.fileSystem().move(beside().toString(), path.toString(), move))
                .onFailure(this::complain);
    }

    private SavedState read() {
        try {
            return Json.value(Files.readAllBytes(path), SavedState.class);
        } catch (IOException broken) {
            throw new IllegalStateException(
                    "The state file %s cannot be read: delete it to start anew".formatted(path), broken);
        }
    }

    private Path beside() {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    private void complain(Throwable broken) {
        System.getLogger(StateFile.class.getName())
                .log(System.Logger.Level.ERROR, "The state was not saved to " + path, broken);
    }
}
