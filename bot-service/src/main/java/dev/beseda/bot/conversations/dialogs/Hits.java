package dev.beseda.bot.conversations.dialogs;

import dev.beseda.kit.web.paging.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a search has found so far, and how far back it has looked.
final class Hits {
    private final Map<UUID, DialogView> found = new LinkedHashMap<>();
    private final UUID since;
    private final int size;
    private UUID before;

    /// @param since where it ends
    /// @param before where it begins: only older messages are looked at
    /// @param size how many conversations are wanted
    Hits(UUID since, UUID before, int size) {
        this.since = since;
        this.before = before;
        this.size = size;
    }

    /// A conversation, with its newest message that fits.
    record Hit(UUID said, DialogView dialog) {}

    UUID since() {
        return since;
    }

    UUID before() {
        return before;
    }

    /// How many hits to ask for: fewer mean that there are no more down to where was looked.
    int rows() {
        return size + 1;
    }

    /// Takes in what was found down to the message `begin`, newest first; tells whether it is worth while to go on.
    boolean add(List<Hit> hits, UUID begin) {
        for (var hit : hits) {
            if (found.size() == size) {
                return false;
            }
            found.putIfAbsent(hit.dialog().id(), hit.dialog());
            before = hit.said();
        }
        if (hits.size() < rows()) {
            before = begin;
        }
        return found.size() < size && !isOver();
    }

    Page<DialogView> page() {
        return new Page<>(List.copyOf(found.values()), isOver() ? Optional.empty() : Optional.of(before.toString()));
    }

    private boolean isOver() {
        return before.equals(since);
    }
}
