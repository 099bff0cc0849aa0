package dev.beseda.local.embedded;

import dev.beseda.local.processes.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this machine, unpacked from the class path once.
public final class PostgresBinaries {
    private PostgresBinaries() {}

    /// Unpacks the programs into a folder under `parent`, named after the archive, unless they are there already.
    public static Path unpackedUnder(Path parent) {
        try {
            var archive = archive();
            var target = parent.toAbsolutePath().resolve("postgres-" + fingerprint(archive));
            if (!Files.isDirectory(target)) {
                unpack(archive, target);
            }
            return target;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL under " + parent, failure);
        }
    }

    private static URL archive() throws IOException {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "postgres-%s-%s.txz".formatted(system, processor);
        var found = PostgresBinaries.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new IOException("There is no PostgreSQL for this machine on the class path (" + name + ")");
        }
        return found;
    }

    private static String fingerprint(URL archive) throws IOException {
        return archive.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : "unpacked";
    }

    /// Unpacked beside and moved in one step, so that a half unpacked folder is never taken for a whole one.
    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        var workplace = Files.createTempDirectory(target.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, workplace);
            }
        }
        try {
            Files.move(workplace, target);
        } catch (FileAlreadyExistsException someoneWasFaster) {
            Folders.delete(workplace);
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("The archive wants to write outside its folder: " + entry.getName());
        }
        PrivateFiles.makeFolder(entry.isDirectory() ? file : file.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            var executable = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
        }
    }
}
