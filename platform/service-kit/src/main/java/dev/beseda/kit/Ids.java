package dev.beseda.kit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/// New ids: UUID version 7, so rows lie in the order they were made; ids of one process rise.
public final class Ids {
    private static final int TIME_SHIFT = 16;
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /// The least id of a moment: ids that were made earlier are less, in PostgreSQL's order. None was made before
    /// 1970.
    public static UUID leastOf(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << TIME_SHIFT, 0);
    }
}
