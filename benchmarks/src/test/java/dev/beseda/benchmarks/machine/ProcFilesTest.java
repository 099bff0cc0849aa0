package dev.beseda.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {
    @TempDir
    Path root;

    @Test
    void theCpuTimeIsFoundBehindANameWithBracketsAndSpaces() throws IOException {
        write("42/stat", "42 (java (x) y) S 1 42 42 0 -1 4194304 1 2 3 4 150 50 20 5 20 0 30 0 100 200 300");

        assertThat(files().cpuSeconds(42)).isEqualTo(2.25);
    }

    @Test
    void aProcessThatIsGoneHasHadNothing() {
        assertThat(files().cpuSeconds(42)).isZero();
        assertThat(files().resident(42)).isEmpty();
        assertThat(files().proportional(42)).isEmpty();
    }

    @Test
    void idleTimeIsNotBusy() throws IOException {
        write("stat", "cpu  100 10 200 9000 500 20 30 0 0 0\ncpu0 1 1 1 1 1 1 1 0 0 0\n");

        assertThat(files().busySeconds()).isEqualTo(3.6);
    }

    @Test
    void memoryIsToldInBytes() throws IOException {
        write("42/status", "Name:\tjava\nVmPeak:\t  999 kB\nVmRSS:\t  200 kB\n");
        write(
                "42/smaps_rollup",
                "5580-7fff ---p 00000000 00:00 0 [rollup]\nRss: 200 kB\nPss: 120 kB\nPss_Anon: 7 kB\n");

        assertThat(files().resident(42)).hasValue(200 * 1024);
        assertThat(files().proportional(42)).hasValue(120 * 1024);
    }

    private ProcFiles files() {
        return new ProcFiles(root);
    }

    private void write(String file, String content) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
