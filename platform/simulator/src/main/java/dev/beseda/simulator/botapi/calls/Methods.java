package dev.beseda.simulator.botapi.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of methods the simulator can do, by their names in the specification.
public final class Methods {
    private final Map<String, Behaviour> table = new HashMap<>();

    public void add(String name, Behaviour behaviour) {
        table.put(name, behaviour);
    }

    public Optional<Behaviour> find(String name) {
        return Optional.ofNullable(table.get(name));
    }

    public Set<String> names() {
        return Set.copyOf(table.keySet());
    }
}
