package dev.beseda.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.local.processes.rules.BackOff;
import dev.beseda.local.processes.rules.StartPatience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessIT {
    private static final BackOff SHORT =
            new BackOff(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30));

    @TempDir
    private Path folder;

    private final List<ProcessEvent> events = new CopyOnWriteArrayList<>();
    private final List<SupervisedProcess> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(process -> process.stop(Duration.ofSeconds(5)));
    }

    @Test
    void aKilledProcessIsStartedAgainAndReported() {
        var process = supervised("exec sleep 600");
        process.start();
        process.awaitReady();
        var first = process.pid();

        process.kill();

        await().atMost(seconds(30)).until(() -> process.state() == ProcessState.UP && process.pid() != first);
        assertThat(events).hasAtLeastOneElementOfType(ProcessEvent.Died.class);
        assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aStoppedProcessStaysDown() {
        var process = supervised("exec sleep 600");
        process.start();
        process.awaitReady();
        var pid = process.pid();

        process.stop(Duration.ofSeconds(5));

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(process.state()).isEqualTo(ProcessState.STOPPED);
        assertThat(events).doesNotHaveAnyElementsOfTypes(ProcessEvent.Died.class);
    }

    @Test
    void aProcessThatIgnoresTheSignalIsKilled() {
        var deaf = folder.resolve("deaf");
        var process =
                supervised("trap '' TERM; touch " + deaf + "; while true; do sleep 0.1; done", _ -> Files.exists(deaf));
        process.start();
        process.awaitReady();
        var pid = process.pid();

        process.stop(Duration.ofMillis(200));

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aProcessThatDiesWhileItStartsTellsTheEndOfItsLog() {
        var process = supervised("echo no such table; exit 7", _ -> false);

        process.start();

        assertThatThrownBy(process::awaitReady)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("no such table");
    }

    @Test
    void aSlowStartIsWaitedForWhileTheLogGrows() {
        var done = folder.resolve("done");
        var slow = "for i in $(seq 30); do echo step $i; sleep 0.1; done; touch " + done + "; exec sleep 600";
        var process = supervised(slow, _ -> Files.exists(done), new StartPatience(seconds(2), seconds(60)));

        process.start();
        process.awaitReady();

        assertThat(process.state()).isEqualTo(ProcessState.UP);
    }

    @Test
    void aStartThatGetsNoFurtherIsGivenUp() {
        var process = supervised("exec sleep 600", _ -> false, new StartPatience(seconds(1), seconds(60)));

        process.start();

        assertThatThrownBy(process::awaitReady)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("got no further for 1 seconds");
    }

    @Test
    void whatAProcessSaysAndWritesIsForItsUserAlone() throws Exception {
        var written = folder.resolve("written");
        var process = supervised("touch " + written + "; exec sleep 600", _ -> Files.exists(written));
        process.start();

        process.awaitReady();

        for (var file : List.of(written, folder.resolve("child.log"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private SupervisedProcess supervised(String script) {
        return supervised(script, _ -> true);
    }

    private SupervisedProcess supervised(String script, Readiness readiness) {
        return supervised(script, readiness, StartPatience.USUAL);
    }

    private SupervisedProcess supervised(String script, Readiness readiness, StartPatience patience) {
        var command = Command.of(List.of("sh", "-c", script));
        var spec = new ProcessSpec("child", command, readiness, StopSignal.TERM, patience);
        var process = new SupervisedProcess(spec, folder.resolve("child.log"), SHORT, events::add);
        started.add(process);
        return process;
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
