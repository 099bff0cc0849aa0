package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.rules.Delivery;
import java.util.List;
import java.util.UUID;

/// Calls that begin together. A turn that must be repeated, because nobody knows whether it was recorded, keeps its id:
/// its rows know it again.
public record CallBatch(UUID id, List<Delivery> begins) {
    /// Nothing begins.
    public static final CallBatch NONE = new CallBatch(new UUID(0, 0), List.of());

    public static CallBatch of(List<Delivery> begins) {
        return new CallBatch(UUID.randomUUID(), begins);
    }

    public boolean isEmpty() {
        return begins.isEmpty();
    }

    CallBatch only(Delivery begin) {
        return new CallBatch(id, List.of(begin));
    }
}
