package dev.beseda.local.stack;

import dev.beseda.local.processes.ProcessState;
import java.net.URI;

/// One process of the stack as it is at this moment.
public record RunningProcess(String name, URI address, long pid, ProcessState state) {}
