package dev.beseda.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only their owner can read.
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> LOOKS = PosixFilePermissions.fromString("---rw-rw-");
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER = PosixFilePermissions.asFileAttribute(OWNERS);

    private PrivateFiles() {}

    /// Written in one step: a reader sees the old content or the new one.
    public static void write(Path file, String content) {
        try {
            var draft =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", FILE);
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    /// An empty file with its folder; what is there already is closed to others, too.
    public static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent(), FOLDER);
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException known) {
            close(file);
        }
    }

    /// A folder; one that is there already is closed to others, too.
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
        close(folder);
    }

    /// Whether others could look into it.
    public static boolean isOpen(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).stream().anyMatch(LOOKS::contains);
    }

    /// Takes all rights from others.
    public static void close(Path path) throws IOException {
        var rights = Files.getPosixFilePermissions(path);
        if (rights.retainAll(OWNERS)) {
            Files.setPosixFilePermissions(path, rights);
        }
    }
}
