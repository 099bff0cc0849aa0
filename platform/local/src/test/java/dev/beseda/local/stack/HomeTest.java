package dev.beseda.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void nameTheHome() {
        home = folder.resolve("home");
    }

    @Test
    void aNewHomeIsForItsOwnerAlone() throws Exception {
        try (var _ = Home.take(home)) {
            assertThat(rightsOf(home)).isEqualTo("rwx------");
            assertThat(rightsOf(home.resolve("logs"))).isEqualTo("rwx------");
            assertThat(rightsOf(home.resolve("lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aHomeThatOthersCouldLookIntoIsClosedAgainstThem() throws Exception {
        Files.createDirectories(home.resolve("kafka"));
        Files.writeString(home.resolve("simulator.json"), "{}");
        open(home, "rwx--x--x");
        open(home.resolve("kafka"), "rwxr-xr-x");
        open(home.resolve("simulator.json"), "rw-r--r--");

        try (var _ = Home.take(home)) {
            assertThat(rightsOf(home)).isEqualTo("rwx------");
            assertThat(rightsOf(home.resolve("kafka"))).isEqualTo("rwx------");
            assertThat(rightsOf(home.resolve("simulator.json"))).isEqualTo("rw-------");
        }
    }

    private static void open(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rightsOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
