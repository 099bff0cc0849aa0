package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/// How an import went.
///
/// @param error why nothing was changed
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LastRun(Instant at, boolean succeeded, int added, int changed, int removed, Optional<String> error) {
    static LastRun failed(Instant at, String error) {
        return new LastRun(at, false, 0, 0, 0, Optional.of(error));
    }
}
