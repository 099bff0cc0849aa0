package dev.beseda.llm.replies.work;

import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.contracts.llm.LlmEvent.Usage;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.replies.rules.End;
import java.util.Optional;

/// A reply that has an end, which is not stored yet.
///
/// @param keepsake for a text that has not been kept yet
record Finished(Lease lease, End end, Cost cost, Optional<Keepsake> keepsake) {
    private static final String FAULT = "The reply could not be stored";

    Finished(Lease lease, End end, Cost cost) {
        this(lease, end, cost, Optional.empty());
    }

    /// What is told when this can't be stored as it is: somebody waits for an answer.
    Finished asFault() {
        return new Finished(lease, new End.Failed(Reason.UNAVAILABLE, FAULT), new Cost.None());
    }

    String model() {
        return switch (cost) {
            case Cost.None _, Cost.Unused _ -> "";
            case Cost.Cached(Endpoint endpoint) -> endpoint.model();
            case Cost.Used(Endpoint endpoint, var _) -> endpoint.model();
        };
    }

    Usage usage() {
        return switch (cost) {
            case Cost.None _, Cost.Unused _, Cost.Cached _ -> new Usage(0, 0);
            case Cost.Used(var _, var usage) -> new Usage(usage.input(), usage.output());
        };
    }
}
