package dev.beseda.simulator.llm.scripts;

import dev.beseda.simulator.llm.scripts.Script.Meeting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The scripts in force: those for some times come first and in their order, then the newest of those for ever.
public final class Scripts {
    private final List<Script> counted = new ArrayList<>();
    private final List<Script> forEver = new ArrayList<>();
    private long nextId = 1;

    public Script add(Script.Order order) {
        var script = new Script(nextId++, order);
        if (script.isForEver()) {
            forEver.addFirst(script);
        } else {
            counted.add(script);
        }
        return script;
    }

    public List<Script> all() {
        var all = new ArrayList<>(counted);
        all.addAll(forEver);
        return all;
    }

    public boolean remove(long id) {
        return counted.removeIf(script -> script.id() == id) || forEver.removeIf(script -> script.id() == id);
    }

    public void clear() {
        counted.clear();
        forEver.clear();
    }

    /// The script for this request, if there is one; it counts as played.
    public Optional<Script> meeting(Meeting met) {
        var found = first(counted, met).or(() -> first(forEver, met));
        found.ifPresent(Script::play);
        counted.removeIf(Script::isSpent);
        return found;
    }

    private static Optional<Script> first(List<Script> scripts, Meeting met) {
        for (var script : scripts) {
            if (script.order().subject().fits(met)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }
}
