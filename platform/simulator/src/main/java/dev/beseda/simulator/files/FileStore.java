package dev.beseda.simulator.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All files, in a folder that ends with the simulator. When they grow too many, the oldest are forgotten.
public final class FileStore {
    private @Nullable Path folder;
    private final long mostBytes;
    private final Map<Long, StoredFile> files = new LinkedHashMap<>();
    private long bytes;
    private long lastNumber;

    public FileStore(RandomGenerator random, long mostBytes) {
        this.mostBytes = mostBytes;
        this.lastNumber = random.nextLong(1L << 20, 1L << 40);
    }

    /// A place for bytes that are still on their way.
    public Path freshPlace() {
        return folder().resolve("new-" + ++lastNumber);
    }

    /// Made when the first file comes.
    private Path folder() {
        var made = folder;
        try {
            if (made == null) {
                made = Files.createTempDirectory("telegram-simulator-");
                folder = made;
            }
            return made;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Keeps the file that lies in a fresh place.
    public StoredFile keep(Path place, StoredFile.Label label) {
        long number = ++lastNumber;
        try {
            var kept = Files.move(place, folder().resolve(Long.toString(number)), StandardCopyOption.ATOMIC_MOVE);
            var file = new StoredFile(number, kept, label.name(), label.mimeType(), Files.size(kept));
            files.put(number, file);
            bytes += file.size();
            forgetOldest(file);
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public StoredFile keep(byte[] content, StoredFile.Label label) {
        try {
            return keep(Files.write(freshPlace(), content), label);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String idFor(long bot, StoredFile file, FileKind kind) {
        return new FileId(kind, bot, file.number()).written();
    }

    /// The file with this id, if the id is this bot's.
    public Optional<StoredFile.Known> find(long bot, String fileId) {
        return FileId.of(fileId)
                .filter(id -> id.bot() == bot)
                .flatMap(id -> Optional.ofNullable(files.get(id.number()))
                        .map(file -> new StoredFile.Known(fileId, id.kind(), file)));
    }

    /// The file with this id, whosever it is.
    public Optional<StoredFile.Known> find(String fileId) {
        return FileId.of(fileId).flatMap(id -> find(id.bot(), fileId));
    }

    /// Where a bot downloads it, below `/file/bot<token>/`.
    public String pathOf(StoredFile.Known known) {
        var file = known.file();
        return "%s/file_%d.%s".formatted(known.kind().folder(), file.number(), file.extension());
    }

    public Optional<StoredFile> atPath(String path) {
        if (!path.matches("[a-z_]{1,20}/file_\\d{1,15}\\.\\w{1,8}")) {
            return Optional.empty();
        }
        var number = path.substring(path.lastIndexOf('_') + 1, path.lastIndexOf('.'));
        return Optional.ofNullable(files.get(Long.parseLong(number)));
    }

    public void clear() {
        files.values().forEach(file -> delete(file.place()));
        files.clear();
        bytes = 0;
    }

    /// Leaves nothing behind on disk.
    public void close() {
        clear();
        var made = folder;
        if (made == null) {
            return;
        }
        try (var left = Files.list(made)) {
            left.forEach(FileStore::delete);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        delete(made);
    }

    static void delete(Path place) {
        try {
            Files.deleteIfExists(place);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void forgetOldest(StoredFile newest) {
        var oldest = files.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            var file = oldest.next();
            if (file.equals(newest)) {
                return;
            }
            oldest.remove();
            bytes -= file.size();
            delete(file.place());
        }
    }
}
