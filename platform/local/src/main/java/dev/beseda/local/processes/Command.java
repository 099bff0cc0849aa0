package dev.beseda.local.processes;

import java.util.List;
import java.util.Map;

/// A command line with what it finds in its environment besides what we have ourselves.
public record Command(List<String> line, Map<String, String> environment) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    public static Command of(List<String> line) {
        return new Command(line, Map.of());
    }
}
