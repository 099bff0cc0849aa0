package dev.beseda.local.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process remembered by its number and the time it began,
/// so that another one that got its number isn't taken for it.
public record KnownProcess(long pid, Instant began) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    public static KnownProcess of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(began -> new KnownProcess(pid, began))
                .orElseGet(() -> new KnownProcess(pid, Instant.EPOCH));
    }

    public static KnownProcess ourselves() {
        return of(ProcessHandle.current().pid());
    }

    /// The very process, if it still runs.
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::beganThen);
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    public void ask(StopSignal signal) {
        running().ifPresent(handle -> Signals.send(handle, signal));
    }

    public void kill() {
        running().ifPresent(ProcessHandle::destroyForcibly);
    }

    private boolean beganThen(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(instant -> Duration.between(began, instant).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
    }
}
