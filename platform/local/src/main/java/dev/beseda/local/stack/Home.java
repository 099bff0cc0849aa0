package dev.beseda.local.stack;

import dev.beseda.local.embedded.Folders;
import dev.beseda.local.processes.PrivateFiles;
import dev.beseda.local.processes.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folder of a stack, held by one stack at a time: the lock goes when its process goes, however that ends.
final class Home implements AutoCloseable {
    private static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;

    /// Where the simulator keeps its bots, webhooks and people.
    static final String SIMULATOR = "simulator.json";

    private final Path folder;
    private final FileLock lock;

    private Home(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Home take(Path folder) {
        try {
            makeFolders(folder);
            requireSpace(folder);
            PrivateFiles.make(folder.resolve("lock"));
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
            var lock = lockOf(channel);
            if (lock == null) {
                channel.close();
                throw new StartFailure("Another stack is running or starting in " + folder + ".");
            }
            return new Home(folder, lock);
        } catch (IOException failure) {
            throw new StartFailure("Cannot use " + folder + ": " + failure.getMessage(), failure);
        }
    }

    RunFile runFile() {
        return new RunFile(folder);
    }

    /// Forgets all messages and rows; secrets and the token stay.
    void deleteData() {
        for (var name : List.of("postgres", "kafka", SIMULATOR)) {
            Folders.delete(folder.resolve(name));
        }
    }

    /// The log of this run; that of the run before is kept beside it.
    Path newLog(String name) {
        var log = folder.resolve("logs").resolve(name + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot put away " + log, failure);
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot leave " + folder, failure);
        }
    }

    private static void makeFolders(Path folder) throws IOException {
        if (Files.exists(folder)) {
            closeToOthers(folder);
        }
        PrivateFiles.makeFolder(folder);
        PrivateFiles.makeFolder(folder.resolve("logs"));
    }

    /// What lies deeper is out of the reach of others with that, also where PostgreSQL runs as another user and has to
    /// pass through the folder itself.
    private static void closeToOthers(Path folder) throws IOException {
        var wasOpen = PrivateFiles.isOpen(folder);
        try (var children = Files.list(folder).filter(Files::exists)) {
            for (var child : children.toList()) {
                wasOpen |= PrivateFiles.isOpen(child);
                PrivateFiles.close(child);
            }
        }
        if (wasOpen) {
            System.err.println("Other users of this machine could look into " + folder + ": now only you can.");
        }
    }

    private static void requireSpace(Path folder) throws IOException {
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new StartFailure("There are only %d MB free where %s is, at least %d MB are needed."
                    .formatted(free >> 20, folder, LEAST_FREE_BYTES >> 20));
        }
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByUs) {
            return null;
        }
    }
}
