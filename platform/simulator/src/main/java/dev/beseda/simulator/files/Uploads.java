package dev.beseda.simulator.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The files that came with one call, by the names of their parts; what the call doesn't use is thrown away.
public final class Uploads {
    /// One part: where its bytes lie, how it was called, how many bytes it has.
    public record Part(Path place, String name, String mimeType, long size) {}

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, StoredFile> kept = new LinkedHashMap<>();

    public void add(String field, Part part) {
        var replaced = parts.put(field, part);
        if (replaced != null) {
            FileStore.delete(replaced.place());
        }
    }

    public Optional<Part> part(String field) {
        return Optional.ofNullable(parts.get(field));
    }

    /// The size of the largest part.
    public long largest() {
        return parts.values().stream().mapToLong(Part::size).max().orElse(0);
    }

    /// Keeps the part as a file; a part named twice in a call is one file.
    public StoredFile keep(String field, FileStore store) {
        return kept.computeIfAbsent(field, name -> {
            var part = parts.get(name);
            if (part == null) {
                throw new IllegalArgumentException("The call has no part " + name);
            }
            return store.keep(part.place(), new StoredFile.Label(part.name(), part.mimeType()));
        });
    }

    public void discardUnused() {
        parts.forEach((field, part) -> {
            if (!kept.containsKey(field)) {
                FileStore.delete(part.place());
            }
        });
    }
}
