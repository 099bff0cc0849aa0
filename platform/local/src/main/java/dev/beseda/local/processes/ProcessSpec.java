package dev.beseda.local.processes;

import dev.beseda.local.processes.rules.StartPatience;

/// A process to be kept running: its name, how it is run, seen to be ready and stopped, how slowly it may start.
public record ProcessSpec(
        String name, Command command, Readiness readiness, StopSignal stopSignal, StartPatience startPatience) {

    public ProcessSpec(String name, Command command, Readiness readiness, StopSignal stopSignal) {
        this(name, command, readiness, stopSignal, StartPatience.USUAL);
    }
}
