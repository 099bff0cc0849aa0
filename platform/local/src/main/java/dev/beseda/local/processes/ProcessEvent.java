package dev.beseda.local.processes;

import java.time.Duration;

/// What happens to a process that is kept running.
public sealed interface ProcessEvent {
    String name();

    record Started(String name, long pid) implements ProcessEvent {}

    record Ready(String name, Duration after) implements ProcessEvent {}

    /// It ended without having been asked to, and is started again after the pause.
    record Died(String name, int exitCode, Duration pause) implements ProcessEvent {}
}
