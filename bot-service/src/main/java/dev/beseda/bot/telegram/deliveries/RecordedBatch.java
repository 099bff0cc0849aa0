package dev.beseda.bot.telegram.deliveries;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a turn has really changed. What is in none of the sets was somebody else's by then.
///
/// @param begun the calls that may be made now
/// @param ended the endings that stand in the table
/// @param fresh those of them that did not stand there before: who must hear of them has not been told yet
public record RecordedBatch(Set<UUID> begun, Set<UUID> ended, Set<UUID> fresh) {
    static final RecordedBatch NOTHING = new RecordedBatch(Set.of(), Set.of(), Set.of());

    static RecordedBatch all(List<RecordedBatch> parts) {
        var all = new RecordedBatch(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (var part : parts) {
            all.begun.addAll(part.begun);
            all.ended.addAll(part.ended);
            all.fresh.addAll(part.fresh);
        }
        return all;
    }
}
