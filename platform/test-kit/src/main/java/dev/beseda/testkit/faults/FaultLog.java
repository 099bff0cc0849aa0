package dev.beseda.testkit.faults;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a proxy has done, for counting and for the reader of a failed test.
public final class FaultLog {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /// @param request what it happened to: a request, or the last one of the connection
    public record Entry(Instant at, Fault fault, String request) {}

    void add(Fault fault, String request) {
        entries.add(new Entry(Instant.now(), fault, request));
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public int count(Class<? extends Fault> kind) {
        return (int)
                entries.stream().filter(entry -> kind.isInstance(entry.fault())).count();
    }
}
