package dev.beseda.bot.scenarios.imports;

import java.util.List;
import java.util.UUID;

/// What an import made of a file; all of it are drafts until they are published.
public record ImportView(List<Imported> scenarios) {
    /// @param isNew whether there was no scenario with this name before
    public record Imported(UUID id, String name, boolean isNew) {}
}
