package dev.beseda.journeys.platform;

import dev.beseda.local.embedded.Folders;
import dev.beseda.local.embedded.PostgresBinaries;
import dev.beseda.local.processes.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// PostgreSQL's programs, unpacked once for all platforms: that takes a processor several seconds.
final class PostgresPrograms {
    private PostgresPrograms() {}

    /// Links them to where a platform looks for them before it unpacks its own.
    static void lendTo(Path home) {
        try {
            var programs = PostgresBinaries.unpackedUnder(home.resolveSibling("programs"));
            var place = home.resolve(programs.getFileName());
            Folders.delete(place);
            link(programs, place);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void link(Path programs, Path place) throws IOException {
        try (var files = Files.walk(programs)) {
            for (var file : files.toList()) {
                var linked = place.resolve(programs.relativize(file));
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    PrivateFiles.makeFolder(linked);
                } else {
                    Files.createLink(linked, file);
                }
            }
        }
    }
}
