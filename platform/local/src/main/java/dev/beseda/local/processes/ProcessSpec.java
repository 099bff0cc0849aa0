package dev.beseda.local.processes;

/// A process to be kept running: its name, how it is run, seen to be ready and stopped.
public record ProcessSpec(String name, Command command, Readiness readiness, StopSignal stopSignal) {}
