package dev.beseda.llm.replies.leases;

import dev.beseda.llm.replies.rules.Halt;
import dev.beseda.llm.replies.rules.PendingReply;
import java.util.Optional;
import java.util.UUID;

/// A reply that is ours to write.
///
/// @param id of this lease: who takes the reply up again has another one
/// @param attempts how often it was begun, this time included
/// @param halt when it is to end at once
public record Lease(UUID id, PendingReply pending, int attempts, Optional<Halt> halt) {
    public UUID reply() {
        return pending.reply();
    }

    dev.beseda.kit.jobs.Lease ofJob() {
        return new dev.beseda.kit.jobs.Lease(reply(), id, attempts);
    }
}
