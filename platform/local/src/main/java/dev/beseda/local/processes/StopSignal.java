package dev.beseda.local.processes;

/// How a process is asked to end in good order.
public enum StopSignal {
    TERM,
    /// To PostgreSQL this means: end now, in good order, without waiting for clients to go.
    INT
}
