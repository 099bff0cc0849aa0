package dev.beseda.local.processes;

import dev.beseda.local.processes.rules.StartPatience;
import dev.beseda.local.processes.rules.StartProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks at one process while it starts.
final class StartWatch {
    private final ChildProcess process;
    private final Path log;
    private final StartPatience patience;
    private final Instant began = Instant.now();
    private StartProgress progress;

    StartWatch(ChildProcess process, Path log, StartPatience patience) {
        this.process = process;
        this.log = log;
        this.patience = patience;
        this.progress = StartProgress.none(logBytes());
    }

    Duration lasted() {
        return Duration.between(began, Instant.now());
    }

    /// Why the process need not be waited for any longer.
    Optional<String> failure() throws InterruptedException {
        if (!process.alive()) {
            return Optional.of("stopped while it was starting (exit code " + process.awaitEnd() + ")");
        }
        progress = progress.seeing(logBytes(), process.computed(), lasted());
        return patience.exhausted(progress, lasted());
    }

    private long logBytes() {
        return log.toFile().length();
    }
}
