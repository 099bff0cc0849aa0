package dev.beseda.local.processes;

/// Where a process that is kept running stands.
public enum ProcessState {
    STARTING,
    UP,
    /// It died and is about to be started again.
    DOWN,
    STOPPED
}
