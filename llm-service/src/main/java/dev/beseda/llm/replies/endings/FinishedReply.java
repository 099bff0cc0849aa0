package dev.beseda.llm.replies.endings;

import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.contracts.llm.LlmEvent.Usage;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.usage.Spent;
import java.util.Optional;
import java.util.UUID;

/// A reply that has an end, which is not stored yet.
///
/// @param cacheKey for a text that has not been kept yet
public record FinishedReply(Lease lease, ReplyOutcome end, Cost cost, Optional<CacheKey> cacheKey) {
    private static final String FAULT = "The reply could not be stored";

    public FinishedReply(Lease lease, ReplyOutcome end, Cost cost) {
        this(lease, end, cost, Optional.empty());
    }

    /// What is told when this can't be stored as it is: somebody waits for an answer. What was used is paid for.
    public FinishedReply asFault() {
        return new FinishedReply(lease, new ReplyOutcome.Failed(Reason.UNAVAILABLE, FAULT), cost.withoutPrompt());
    }

    /// When not even the cost can be stored; what was put aside becomes free.
    public FinishedReply asFaultWithoutCost() {
        return new FinishedReply(lease, new ReplyOutcome.Failed(Reason.UNAVAILABLE, FAULT), new Cost.Unused());
    }

    String model() {
        return used().map(used -> used.endpoint().model()).orElse("");
    }

    Usage usage() {
        return used().map(Cost.Used::usage)
                .map(usage -> new Usage(usage.input(), usage.output()))
                .orElse(new Usage(0, 0));
    }

    public boolean isCached() {
        return used().filter(used -> used.writer() == Spent.Writer.CACHE).isPresent();
    }

    Optional<Cost.Used> used() {
        return switch (cost) {
            case Cost.Used used -> Optional.of(used);
            case Cost.None _, Cost.Unused _ -> Optional.empty();
        };
    }

    public UUID reply() {
        return lease.reply();
    }
}
