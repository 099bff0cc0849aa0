package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import java.util.List;
import java.util.UUID;

/// Calls that begin together. A turn that must be repeated, because nobody knows whether it was recorded, keeps its id:
/// its rows know it again.
record Turn(UUID id, List<Delivery> begins) {
    /// Nothing begins.
    static final Turn NONE = new Turn(new UUID(0, 0), List.of());

    static Turn of(List<Delivery> begins) {
        return new Turn(UUID.randomUUID(), begins);
    }

    boolean isEmpty() {
        return begins.isEmpty();
    }

    Turn only(Delivery begin) {
        return new Turn(id, List.of(begin));
    }
}
