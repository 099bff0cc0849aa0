package dev.beseda.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.local.processes.KnownProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    private Path home;

    @Test
    void aRunIsReadAsItWasWritten() throws Exception {
        var file = new RunFile(home);
        var address = URI.create("http://127.0.0.1:8081");
        var health = URI.create("http://127.0.0.1:8181/q/health/group/dependencies");
        var bot = new RunFile.Entry("bot", KnownProcess.ourselves(), address, health);
        var run = new RunFile.Run(KnownProcess.ourselves(), List.of(bot));

        file.write(run);

        assertThat(file.read()).contains(run);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("run.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAFileThereIsNoRun() {
        assertThat(new RunFile(home).read()).isEmpty();
    }
}
